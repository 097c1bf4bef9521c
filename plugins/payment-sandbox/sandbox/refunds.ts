import { randomBytes } from 'node:crypto'
import { clock } from '#app/platform/clock'
import { fen, formatYuan } from '#app/platform/money/fen'
import type { RefundState } from '../mapping.js'
import type { NoticeSender } from './notice_sender.js'
import { type Steering, steeringOf } from './steering.js'
import type { RefundRow, Store } from './store.js'
import type { Answer, Trades } from './trades.js'

const STATE_BY_STEERING: Record<Steering, RefundState> = {
  normal: 'DONE',
  answer_gets_lost: 'DONE',
  declines: 'REFUSED',
  stays_pending: 'PROCESSING',
}

/** The refunds of the pretended provider: partial ones add up to the payment and no further. */
export class Refunds {
  constructor(
    private readonly store: Store,
    private readonly notices: NoticeSender,
    private readonly trades: Trades
  ) {}

  create(wanted: { refundNumber: string; tradeNumber: string; amountFen: number }): Answer {
    const known = this.#byNumber(wanted.refundNumber)
    if (known)
      return known.amount_fen === wanted.amountFen
        ? found(known)
        : { status: 409, code: 'DUPLICATE' }
    const trade = this.trades.byNumber(wanted.tradeNumber)
    if (trade?.state !== 'PAID') return { status: 409, code: 'NOT_PAID' }
    if (this.#refundedFen(wanted.tradeNumber) + wanted.amountFen > trade.amount_fen)
      return { status: 409, code: 'TOO_MUCH' }

    const steering = steeringOf(wanted.amountFen)
    const refund = this.#insert(wanted, STATE_BY_STEERING[steering], trade.notice_url)
    return steering === 'answer_gets_lost' ? { status: 'lost' } : found(refund)
  }

  query(refundNumber: string): Answer {
    const refund = this.#byNumber(refundNumber)
    return refund ? found(refund) : { status: 409, code: 'NOT_FOUND' }
  }

  #insert(
    wanted: { refundNumber: string; tradeNumber: string; amountFen: number },
    state: RefundState,
    noticeUrl: string
  ): RefundRow {
    const row: RefundRow = {
      refund_number: wanted.refundNumber,
      provider_number: `SBR${randomBytes(8).toString('hex').toUpperCase()}`,
      trade_number: wanted.tradeNumber,
      amount_fen: wanted.amountFen,
      state,
      done_at: clock.timestamp(),
    }
    this.store.atomically(() => {
      this.store.run('insert into refunds values (?, ?, ?, ?, ?, ?)', ...Object.values(row))
      if (state !== 'PROCESSING')
        this.notices.add(noticeUrl, { event: 'refund', ...contentOf(row) })
    })
    this.notices.wake()
    return row
  }

  #byNumber(refundNumber: string): RefundRow | null {
    return this.store.one('select * from refunds where refund_number = ?', refundNumber)
  }

  #refundedFen(tradeNumber: string): number {
    const sum = this.store.one<{ fen: number | null }>(
      "select sum(amount_fen) as fen from refunds where trade_number = ? and state <> 'REFUSED'",
      tradeNumber
    )
    return sum?.fen ?? 0
  }
}

function found(refund: RefundRow): Answer {
  return { status: 200, content: contentOf(refund) }
}

function contentOf(refund: RefundRow): object {
  return {
    refundNumber: refund.refund_number,
    providerNumber: refund.provider_number,
    tradeNumber: refund.trade_number,
    state: refund.state,
    amount: formatYuan(fen(refund.amount_fen)),
    doneAt: refund.done_at,
  }
}
