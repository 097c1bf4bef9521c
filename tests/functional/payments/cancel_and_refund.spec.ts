import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#app/platform/actor'
import { fen } from '#app/platform/money/fen'
import { CancelOrder } from '#app/orders/actions/cancel_order'
import { ConfirmRefundByHand } from '#app/payments/actions/confirm_refund_by_hand'
import { RefundPayment } from '#app/payments/actions/refund_payment'
import { ResolvePayment } from '#app/payments/actions/resolve_payment'
import { ResolveRefund } from '#app/payments/actions/resolve_refund'
import { SettlePayment } from '#app/payments/actions/settle_payment'
import { StartPayment } from '#app/payments/actions/start_payment'
import { trialBalance } from '#app/payments/ledger/trial_balance'
import type Payment from '#app/payments/models/payment'
import Refund from '#app/payments/models/refund'
import { clock } from '#app/platform/clock'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { orderStateOf, paidFenOf, payableOrder, stateNow } from '#tests/support/payable_order'
import { knownAtSandbox, noticesDelivered, payAtSandbox } from '#tests/support/sandbox_payer'

const by = SYSTEM

async function started({ totalFen = 12_340, provider = 'payment-sandbox' } = {}) {
  const { orderId } = await payableOrder({ totalFen })
  const result = await new StartPayment().handle({ orderId, provider, by })
  if (!result.ok) throw new Error(result.failure.type)
  return { orderId, payment: result.value }
}

async function paid(options: { totalFen?: number; provider?: string } = {}) {
  const { orderId, payment } = await started(options)
  if (payment.provider === 'payment-sandbox') {
    await payAtSandbox(payment)
    await new ResolvePayment().handle(payment.id)
  } else await settleByHand(payment)
  await drainOutbox()
  return { orderId, payment: await payment.refresh() }
}

function settleByHand({ id: paymentId, amountFen: paidFen }: Payment) {
  const fact = { paidFen, paidAt: clock.now() }
  return db.transaction((trx) => new SettlePayment().handle({ paymentId, fact, by }, trx))
}

async function cancel(orderId: string) {
  const cancelled = await new CancelOrder().handle({ orderId, reason: 'changed my mind', by })
  if (!cancelled.ok) throw new Error(cancelled.failure.type)
  await drainOutbox({ twice: true })
  return await orderStateOf(orderId)
}

test.group('Cancelling an order', (group) => {
  group.each.setup(() => clearOutbox())

  test('without any payment it ends at once', async ({ assert }) => {
    const { orderId } = await payableOrder()
    assert.equal(await cancel(orderId), 'cancelled')
  })

  test('a waiting payment is closed at the provider first', async ({ assert }) => {
    const { orderId, payment } = await started()
    assert.equal(await cancel(orderId), 'cancelled')
    assert.equal(await stateNow(payment), 'closed')
    await payAtSandbox(payment)
    assert.equal(await new ResolvePayment().handle(payment.id), 'closed')
  })

  test('an unclear payment is closed too', async ({ assert }) => {
    const { orderId, payment } = await started({ totalFen: 10_003 })
    assert.equal(payment.state, 'unknown')
    assert.equal(await cancel(orderId), 'cancelled')
    assert.equal(await stateNow(payment), 'closed')
  })

  test('a paid order gets all its money back, once', async ({ assert }) => {
    const { orderId, payment } = await paid()
    assert.equal(await cancel(orderId), 'cancelled')
    const [refund, ...more] = await Refund.query().where('paymentId', payment.id)
    assert.lengthOf(more, 0)
    assert.equal(refund.state, 'succeeded')
    assert.equal(refund.amountFen, 12_340)
    assert.equal(knownAtSandbox('refunds', refund.refundNumber), 1)
  })

  test('the payer was faster than the closing: the money comes in and goes back', async ({
    assert,
  }) => {
    const { orderId, payment } = await started()
    await payAtSandbox(payment)
    assert.equal(await cancel(orderId), 'cancelled')
    assert.equal(await stateNow(payment), 'settled')
    assert.isTrue(payment.isSurplus)
    assert.isNull(await paidFenOf(orderId))
    const refund = await Refund.findByOrFail('paymentId', payment.id)
    assert.equal(refund.state, 'succeeded')
  })

  test('a lost answer to the refund is made good by its notice', async ({ assert }) => {
    const { orderId, payment } = await paid({ totalFen: 10_003 })
    await cancel(orderId)
    await noticesDelivered()
    await drainOutbox({ twice: true })
    const refund = await Refund.findByOrFail('paymentId', payment.id)
    assert.equal(refund.state, 'succeeded')
    assert.equal(knownAtSandbox('refunds', refund.refundNumber), 1)
    assert.equal(await orderStateOf(orderId), 'cancelled')
  })

  test('money for a cancelled order is recorded and left to a person', async ({ assert }) => {
    const { orderId, payment } = await started({ provider: 'payment-bank-transfer' })
    assert.equal(await cancel(orderId), 'cancelled')
    await settleByHand(payment)
    await drainOutbox({ twice: true })
    await payment.refresh()
    assert.isTrue(payment.isSurplus)
    assert.isNull(await paidFenOf(orderId))
    assert.lengthOf(await Refund.query().where('paymentId', payment.id), 0)
  })

  test('a transfer goes back by hand, and that ends the cancellation', async ({ assert }) => {
    const { orderId, payment } = await paid({ provider: 'payment-bank-transfer' })
    assert.equal(await cancel(orderId), 'cancelling')
    const refund = await Refund.findByOrFail('paymentId', payment.id)
    assert.equal(refund.state, 'pending')
    const confirmation = { refundId: refund.id, bankReference: 'B-1', by }
    const confirmed = await new ConfirmRefundByHand().handle(confirmation)
    assert.isTrue(confirmed.ok)
    const again = await new ConfirmRefundByHand().handle(confirmation)
    assert.deepEqual(again, { ok: false, failure: { type: 'not_open' } })
    assert.equal(await orderStateOf(orderId), 'cancelled')
  })
})

test.group('Refunding a payment', (group) => {
  group.each.setup(() => clearOutbox())

  const refund = async (paymentId: string, amountFen?: number) => {
    const wanted = amountFen === undefined ? {} : { amountFen: fen(amountFen) }
    const result = await new RefundPayment().handle({ paymentId, ...wanted, reason: 'test', by })
    return result.ok ? result.value.state : result.failure.type
  }

  test('parts add up to the payment, and the last takes the rest', async ({ assert }) => {
    const { payment } = await paid()
    assert.equal(await refund(payment.id, 4_000), 'succeeded')
    assert.equal(await refund(payment.id, 9_000), 'too_much')
    assert.equal(await refund(payment.id, 0), 'too_much')
    assert.equal(await refund(payment.id), 'succeeded')
    assert.equal(await refund(payment.id), 'nothing_left')
    const sum = await db.from('refunds').where('payment_id', payment.id).sum('amount_fen as fen')
    assert.equal(sum[0].fen, '12340')
  })

  test('two at once do not give back more than was paid', async ({ assert }) => {
    const { payment } = await paid()
    const results = await Promise.all([refund(payment.id, 9_000), refund(payment.id, 9_000)])
    assert.deepEqual(results.toSorted(), ['succeeded', 'too_much'])
  })

  test('a declined refund takes its promise in the book back', async ({ assert }) => {
    const { payment } = await paid()
    assert.equal(await refund(payment.id, 1_001), 'declined')
    const kinds = await db
      .from('ledger_entries')
      .join('refunds', 'refunds.id', 'source_id')
      .where('payment_id', payment.id)
      .orderBy('kind')
      .select('kind')
    assert.deepEqual(
      kinds.map(({ kind }) => kind),
      ['refund_declined', 'refund_requested']
    )
    const { isBalanced } = await trialBalance()
    assert.isTrue(isBalanced)
    assert.equal(await refund(payment.id), 'succeeded')
  })

  test('a lost answer is unknown, and asking settles it', async ({ assert }) => {
    const { payment } = await paid()
    assert.equal(await refund(payment.id, 1_003), 'unknown')
    const unclear = await Refund.findByOrFail('paymentId', payment.id)
    assert.equal(await new ResolveRefund().handle(unclear.id), 'succeeded')
    assert.equal(knownAtSandbox('refunds', unclear.refundNumber), 1)
  })

  test('what is not settled cannot be refunded', async ({ assert }) => {
    const { payment } = await started()
    assert.equal(await refund(payment.id), 'not_settled')
  })
})
