import paymentsConfig from '#config/payments'
import type { Story } from '#app/demo/fill/story'
import {
  type Entry,
  paymentSettled,
  refundRequested,
  refundSucceeded,
} from '#app/payments/ledger/entries'
import { entryRows } from '#app/payments/ledger/post_entry'
import { newRefundNumber, newTradeNumber } from '#app/payments/own_numbers'
import { paymentStates, type PaymentState } from '#app/payments/payment_states'
import { refundStates } from '#app/payments/refund_states'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import type { DateTime } from 'luxon'

const TRANSFER = 'payment-bank-transfer'
const ONLINE = 'payment-sandbox'

/** Attempts to pay, the money that came, and the money that went back; the book with each. */
export function tellPayment(story: Story): void {
  const { fate, random } = story.told
  const reviewed = story.when('reviewed')
  const paid = story.when('paid')
  if (!reviewed || fate === 'rejected') return
  if (paid) {
    if (random.happens(4)) tellAttempt(story, ONLINE, 'declined', between(reviewed, paid, 0.3))
    const provider = random.happens(25) ? TRANSFER : ONLINE
    const payment = tellAttempt(story, provider, 'settled', between(reviewed, paid, 0.8), paid)
    const cancelled = story.when('cancelled')
    if (cancelled) tellRefund(story, { id: payment, provider }, cancelled)
  } else if (fate === 'awaiting_payment') {
    // A transfer is on its way until somebody finds it in the bank's statement.
    if (random.happens(60)) tellAttempt(story, TRANSFER, 'awaiting', reviewed)
  } else if (random.happens(30)) {
    tellAttempt(story, ONLINE, 'closed', reviewed, story.when('cancelling') ?? reviewed)
  }
}

function tellAttempt(
  story: Story,
  provider: string,
  end: Extract<PaymentState, 'declined' | 'settled' | 'awaiting' | 'closed'>,
  at: DateTime<true>,
  endedAt = at
): string {
  const { order, author, cast } = story.told
  const id = newId()
  const tradeNumber = newTradeNumber()
  const payer = order.draft.externalNumber === null ? author : cast.clerk
  const offered = { verb: 'offer', at, by: payer } as const
  const ends = {
    settled: [{ verb: 'settle', at: endedAt, by: SYSTEM }],
    declined: [{ verb: 'decline', at: endedAt, by: SYSTEM, reason: 'refused' }],
    closed: [{ verb: 'close', at: endedAt, by: SYSTEM, reason: 'expired' }],
    awaiting: [],
  } as const
  const state = story.walk(paymentStates, id, { state: 'created', at, by: payer }, [
    offered,
    ...ends[end],
  ])
  const isTransfer = provider === TRANSFER
  story.rows.add('payments', {
    id,
    order_id: order.id,
    provider,
    trade_number: tradeNumber,
    amount_fen: order.totalFen,
    state,
    provider_reference: isTransfer ? order.number : `SBF${tradeNumber.slice(-13)}`,
    expires_at: isTransfer
      ? at.plus({ days: paymentsConfig.transfer.days })
      : at.plus({ minutes: paymentsConfig.offer.minutes }),
    asked_at: at,
    settled_at: state === 'settled' ? endedAt : null,
    settlement_reference: state === 'settled' && isTransfer ? `YH${tradeNumber.slice(-13)}` : null,
    created_at: at,
    updated_at: endedAt,
  })
  if (state === 'settled') settle(story, { id, provider }, endedAt)
  return id
}

interface PaidBy {
  id: string
  provider: string
}

function settle(story: Story, { id, provider }: PaidBy, at: DateTime): void {
  const { order } = story.told
  const details = { orderId: order.id }
  const subject = { subject: 'payment', subjectId: id }
  story.audit(at, { actor: SYSTEM, action: 'payments.settled', ...subject, details })
  post(story, paymentSettled({ id, provider, amountFen: order.totalFen, isSurplus: false }))
}

function tellRefund(story: Story, { id: paymentId, provider }: PaidBy, at: DateTime<true>): void {
  const { order } = story.told
  const id = newId()
  const asked = story.when('cancelling') ?? at
  const created = { state: 'created', at: asked, by: SYSTEM } as const
  const state = story.walk(refundStates, id, created, [{ verb: 'succeed', at, by: SYSTEM }])
  const number = newRefundNumber()
  story.rows.add('refunds', {
    id,
    payment_id: paymentId,
    refund_number: number,
    amount_fen: order.totalFen,
    state,
    provider_reference: `F${number}`,
    reason: seal('refunds.reason', id, { reason: 'order_cancelled' }),
    requested_by: null,
    asked_at: asked,
    created_at: asked,
    updated_at: at,
  })
  const details = { paymentId, orderId: order.id }
  const subject = { subject: 'refund', subjectId: id }
  story.audit(asked, { actor: SYSTEM, action: 'payments.refund_requested', ...subject, details })
  const source = { id, provider, amountFen: order.totalFen, isSurplus: false }
  post(story, refundRequested(source))
  clock.freeze(at)
  post(story, refundSucceeded(source))
}

/** Into the book, at the moment at which the clock stands. */
function post({ rows }: Story, entry: Entry): void {
  const { head, lines } = entryRows(entry)
  rows.add('ledger_entries', head)
  rows.add('ledger_lines', ...lines)
}

function between(from: DateTime<true>, to: DateTime<true>, share: number): DateTime<true> {
  return from.plus({ seconds: Math.floor(to.diff(from).as('seconds') * share) })
}
