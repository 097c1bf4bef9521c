import { clock } from '#app/platform/clock'
import type { Store } from './store.js'

const HUBEI = '42'
/** No channel in use is known to have this digit. */
const CHANNEL = '9'

/** The numbers that were given out and the quota that is used. Called within a transaction of the store. */
export class Books {
  constructor(
    private readonly store: Store,
    private readonly monthlyQuotaFen: bigint
  ) {}

  /** Year, region, channel, and fifteen digits of a sequence without gaps. */
  number() {
    const now = clock.now()
    const day = clock.businessDay(now)
    const series = day.slice(2, 4) + HUBEI + CHANNEL
    this.store.run(
      'insert into numbers values (?, 1) on conflict (series) do update set last = last + 1',
      series
    )
    const row = this.store.one<{ last: number }>(
      'select last from numbers where series = ?',
      series
    )
    return {
      invoice_number: series + String(row?.last ?? 0).padStart(15, '0'),
      issued_at: clock.timestamp(now.startOf('second')),
      issued_on: day,
    }
  }

  /** The quota counts amounts without tax, month by month. */
  remaining(seller: string): bigint {
    const sql = 'select used_fen from quotas where seller = ? and month = ?'
    const row = this.store.one<{ used_fen: number }>(sql, seller, thisMonth())
    return this.monthlyQuotaFen - BigInt(row?.used_fen ?? 0)
  }

  use(seller: string, net: bigint): void {
    const sql = `insert into quotas values (?, ?, ?)
      on conflict (seller, month) do update set used_fen = used_fen + excluded.used_fen`
    this.store.run(sql, seller, thisMonth(), net)
  }
}

function thisMonth(): string {
  return clock.businessDay().slice(0, 7)
}
