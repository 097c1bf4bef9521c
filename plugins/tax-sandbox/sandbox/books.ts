import { clock } from '#app/platform/clock'
import type { Store } from './store.js'

const HUBEI = '42'
const DISTRICT = '420100'
const DIGITS = 20
/** No channel in use is known to have this digit. */
const CHANNEL = '9'

/** The numbers that were given out and the quota that is used. Called within a transaction of the store. */
export class Books {
  constructor(
    private readonly store: Store,
    private readonly quota: { monthlyFen: bigint; isQuotaReturned: boolean }
  ) {}

  /** Year, region, channel, and fifteen digits of a sequence without gaps. */
  number() {
    const now = clock.now()
    const day = clock.businessDay(now)
    return {
      invoice_number: this.#next(day.slice(2, 4) + HUBEI + CHANNEL),
      issued_at: clock.timestamp(now.startOf('second')),
      issued_on: day,
    }
  }

  /** District, year and month, and ten digits of a sequence without gaps. */
  formNumber(): string {
    const day = clock.businessDay()
    return this.#next(DISTRICT + day.slice(2, 4) + day.slice(5, 7))
  }

  /** The quota counts amounts without tax, month by month. */
  remaining(seller: string): bigint {
    const sql = 'select used_fen from quotas where seller = ? and month = ?'
    const row = this.store.one<{ used_fen: number }>(sql, seller, thisMonth())
    return this.quota.monthlyFen - BigInt(row?.used_fen ?? 0)
  }

  /** A credit invoice has a negative amount; whether it gives that back is a matter of the settings. */
  use(seller: string, net: bigint): void {
    if (net < 0n && !this.quota.isQuotaReturned) return
    const sql = `insert into quotas values (?, ?, ?)
      on conflict (seller, month) do update set used_fen = used_fen + excluded.used_fen`
    this.store.run(sql, seller, thisMonth(), net)
  }

  #next(series: string): string {
    const sql =
      'insert into numbers values (?, 1) on conflict (series) do update set last = last + 1'
    this.store.run(sql, series)
    const known = 'select last from numbers where series = ?'
    const row = this.store.one<{ last: number }>(known, series)
    return series + String(row?.last ?? 0).padStart(DIGITS - series.length, '0')
  }
}

function thisMonth(): string {
  return clock.businessDay().slice(0, 7)
}
