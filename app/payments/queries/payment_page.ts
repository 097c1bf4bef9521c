import { type Fen, fen } from '#app/platform/money/fen'
import StateChange from '#app/platform/states/state_change'
import { namesOf } from '#app/identity/queries/names_of'
import Payment from '#app/payments/models/payment'
import Refund from '#app/payments/models/refund'
import { capabilitiesOf } from '#app/payments/payment_methods'

/** One payment with its refunds and its history, newest first. */
export async function paymentPage(paymentId: string) {
  const payment = await Payment.query().where('id', paymentId).preload('order').firstOrFail()
  const refunds = await Refund.query().where({ paymentId }).orderBy('createdAt')
  const ids = [paymentId, ...refunds.map(({ id }) => id)]
  const changes = await StateChange.query().whereIn('subjectId', ids).orderBy('changedAt', 'desc')
  const names = await namesOf(changes.map(({ actorId }) => actorId))
  const capabilities = capabilitiesOf(payment.provider)
  const isSettled = payment.state === 'settled'
  const leftFen = isSettled ? leftOf(payment, refunds) : fen(0)
  return {
    payment,
    refunds,
    changes,
    names,
    leftFen,
    canConfirm: capabilities.confirmedByHand && !isSettled,
    canAsk: capabilities.query && payment.isOpen,
    refundsByHand: capabilities.refund === 'none',
  }
}

function leftOf(payment: Payment, refunds: Refund[]): Fen {
  const given = refunds.filter(({ state }) => state !== 'declined')
  return fen(given.reduce((left, { amountFen }) => left - amountFen, Number(payment.amountFen)))
}
