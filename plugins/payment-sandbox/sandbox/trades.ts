import { randomBytes } from 'node:crypto'
import { clock } from '#app/platform/clock'
import { fen, formatYuan } from '#app/platform/money/fen'
import type { TradeState } from '../mapping.js'
import type { NoticeSender } from './notice_sender.js'
import { steeringOf } from './steering.js'
import type { Store, TradeRow } from './store.js'

export interface NewTrade {
  tradeNumber: string
  amountFen: number
  subject: string
  noticeUrl: string
  returnUrl: string
  expiresAt: string
}

/** What the provider answers: content, or a refusal, or nothing at all although the deed is done. */
export type Answer =
  { status: 200; content: object } | { status: 409; code: string } | { status: 'lost' }

/** The payments of the pretended provider. */
export class Trades {
  constructor(
    private readonly store: Store,
    private readonly notices: NoticeSender,
    private readonly baseUrl: string
  ) {}

  create(wanted: NewTrade): Answer {
    const known = this.byNumber(wanted.tradeNumber)
    if (known && known.amount_fen !== wanted.amountFen) return { status: 409, code: 'DUPLICATE' }
    if (known) return this.#offer(known)
    if (this.#wasClosedBefore(wanted.tradeNumber)) return { status: 409, code: 'CLOSED' }
    this.store.run(
      `insert into trades (trade_number, payment_number, token, amount_fen, subject, notice_url,
         return_url, expires_at, state) values (?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')`,
      wanted.tradeNumber,
      `SBX${randomBytes(8).toString('hex').toUpperCase()}`,
      randomBytes(16).toString('base64url'),
      wanted.amountFen,
      wanted.subject,
      wanted.noticeUrl,
      wanted.returnUrl,
      wanted.expiresAt
    )
    const made = this.byNumber(wanted.tradeNumber)
    if (!made || steeringOf(wanted.amountFen) === 'answer_gets_lost') return { status: 'lost' }
    return this.#offer(made)
  }

  query(tradeNumber: string): Answer {
    const trade = this.byNumber(tradeNumber)
    if (trade) return { status: 200, content: contentOf(trade) }
    return { status: 409, code: this.#wasClosedBefore(tradeNumber) ? 'CLOSED' : 'NOT_FOUND' }
  }

  close(tradeNumber: string): Answer {
    const trade = this.byNumber(tradeNumber)
    if (trade?.state === 'PAID') return { status: 409, code: 'ALREADY_PAID' }
    if (trade && ['OPEN', 'PROCESSING'].includes(trade.state)) this.#move(trade, 'CLOSED')
    if (!trade) this.store.run('insert or ignore into closed_before values (?)', tradeNumber)
    return { status: 200, content: {} }
  }

  /** The payer pressed the button. Pressing again changes nothing. */
  pay(trade: TradeRow): void {
    if (trade.state !== 'OPEN') return
    const steering = steeringOf(trade.amount_fen)
    const next = steering === 'declines' ? 'REFUSED' : 'PAID'
    this.#move(trade, steering === 'stays_pending' ? 'PROCESSING' : next)
  }

  byNumber(tradeNumber: string): TradeRow | null {
    return this.#expire(this.store.one('select * from trades where trade_number = ?', tradeNumber))
  }

  byToken(token: string): TradeRow | null {
    return this.#expire(this.store.one('select * from trades where token = ?', token))
  }

  #offer(trade: TradeRow): Answer {
    const page = `${this.baseUrl}/pay/${trade.token}`
    return { status: 200, content: { paymentNumber: trade.payment_number, page } }
  }

  #wasClosedBefore(tradeNumber: string): boolean {
    const sql = 'select trade_number from closed_before where trade_number = ?'
    return this.store.one(sql, tradeNumber) !== null
  }

  #move(trade: TradeRow, state: TradeState): void {
    const done = { ...trade, state, done_at: clock.timestamp() }
    this.store.atomically(() => {
      const sql =
        "update trades set state = ?, done_at = ? where trade_number = ? and state in ('OPEN', 'PROCESSING')"
      if (this.store.run(sql, state, done.done_at, trade.trade_number) === 0) return
      if (state !== 'PROCESSING')
        this.notices.add(trade.notice_url, { event: 'payment', ...contentOf(done) })
    })
    this.notices.wake()
  }

  /** A trade is open until its time is over, whether or not somebody looked in between. */
  #expire(trade: TradeRow | null): TradeRow | null {
    if (trade?.state !== 'OPEN' || trade.expires_at > clock.timestamp()) return trade
    this.store.run(
      "update trades set state = 'EXPIRED' where trade_number = ? and state = 'OPEN'",
      trade.trade_number
    )
    return { ...trade, state: 'EXPIRED' }
  }
}

function contentOf(trade: TradeRow): object {
  return {
    tradeNumber: trade.trade_number,
    paymentNumber: trade.payment_number,
    state: trade.state,
    amount: formatYuan(fen(trade.amount_fen)),
    doneAt: trade.done_at,
  }
}
