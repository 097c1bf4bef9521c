import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#app/platform/actor'
import { ResolvePayment } from '#app/payments/actions/resolve_payment'
import { StartPayment } from '#app/payments/actions/start_payment'
import Payment from '#app/payments/models/payment'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { orderRow, paidFenOf, payableOrder, stateNow } from '#tests/support/payable_order'
import { knownAtSandbox, noticesDelivered, payAtSandbox } from '#tests/support/sandbox_payer'

const provider = 'payment-sandbox'

async function started(totalFen = 12_340) {
  const { orderId } = await payableOrder({ totalFen })
  const result = await new StartPayment().handle({ orderId, provider, by: SYSTEM })
  if (!result.ok) throw new Error(result.failure.type)
  return { orderId, payment: result.value }
}

test.group('Paying through the sandbox', (group) => {
  group.each.setup(() => clearOutbox())

  test('an attempt waits with a QR code and our own trade number', async ({ assert }) => {
    const { orderId, payment } = await started()
    assert.equal(payment.state, 'awaiting')
    assert.equal(payment.amountFen, 12_340)
    assert.match(payment.qrContent ?? '', /\/sandbox\/payment-sandbox\/pay\//)
    assert.isNotEmpty(payment.providerReference)
    assert.equal(knownAtSandbox('trades', payment.tradeNumber), 1)
    const again = await new StartPayment().handle({ orderId, provider, by: SYSTEM })
    assert.equal(again.ok && again.value.id, payment.id)
  })

  test('the payer pays, the notice settles, and the order has its money', async ({ assert }) => {
    const { orderId, payment } = await started()
    await payAtSandbox(payment)
    await noticesDelivered()
    await drainOutbox({ twice: true })

    await payment.refresh()
    assert.equal(payment.state, 'settled')
    assert.isFalse(payment.isSurplus)
    const order = await orderRow(orderId)
    assert.equal(order.paid_fen, '12340')
    assert.equal(order.status, 'awaiting_dispatch')
    assert.deepEqual(await bookOf(payment.id), [
      ['clearing:payment-sandbox', '12340', '0'],
      ['receivable', '0', '12340'],
    ])
    const [notice] = await db.from('payment_notices').where('payment_id', payment.id)
    assert.notInclude(notice.raw.toString('latin1'), payment.tradeNumber)
  })

  test('without a notice, asking settles it just the same', async ({ assert }) => {
    const { orderId, payment } = await started()
    await payAtSandbox(payment)
    assert.equal(await new ResolvePayment().handle(payment.id), 'settled')
    assert.equal(await new ResolvePayment().handle(payment.id), 'settled')
    assert.equal(await paidFenOf(orderId), '12340')
  })

  test('a lost answer is unknown, blocks a new attempt, and asking recovers the offer', async ({
    assert,
  }) => {
    const { orderId, payment } = await started(10_003)
    assert.equal(payment.state, 'unknown')
    for (const other of [provider, 'payment-bank-transfer']) {
      const second = await new StartPayment().handle({ orderId, provider: other, by: SYSTEM })
      assert.deepEqual(second, {
        ok: false,
        failure: { type: 'attempt_unclear', paymentId: payment.id },
      })
    }
    assert.equal(await new ResolvePayment().handle(payment.id), 'open')
    await payment.refresh()
    assert.equal(payment.state, 'awaiting')
    assert.isNotEmpty(payment.qrContent)
    assert.equal(knownAtSandbox('trades', payment.tradeNumber), 1)
    await payAtSandbox(payment)
    assert.equal(await new ResolvePayment().handle(payment.id), 'settled')
  }).timeout(20_000)

  test('a refused payer may try again with a new attempt', async ({ assert }) => {
    const { orderId, payment } = await started(10_001)
    await payAtSandbox(payment)
    await noticesDelivered()
    await drainOutbox({ twice: true })
    await payment.refresh()
    assert.equal(payment.state, 'declined')
    const second = await new StartPayment().handle({ orderId, provider, by: SYSTEM })
    assert.notEqual(second.ok && second.value.id, payment.id)
  })

  test('a slow bank leaves the payment waiting', async ({ assert }) => {
    const { payment } = await started(10_002)
    await payAtSandbox(payment)
    assert.equal(await new ResolvePayment().handle(payment.id), 'open')
    assert.equal(await stateNow(payment), 'awaiting')
  })

  test('changing the way to pay closes the first attempt at the provider', async ({ assert }) => {
    const { orderId, payment } = await started()
    const transfer = await new StartPayment().handle({
      orderId,
      provider: 'payment-bank-transfer',
      by: SYSTEM,
    })
    assert.equal(transfer.ok && transfer.value.state, 'awaiting')
    assert.equal(await stateNow(payment), 'closed')
    await payAtSandbox(payment)
    assert.equal(await new ResolvePayment().handle(payment.id), 'closed')
    assert.lengthOf(await Payment.query().where({ orderId, state: 'awaiting' }), 1)
  })
})

async function bookOf(sourceId: string): Promise<string[][]> {
  const lines = await db
    .from('ledger_lines')
    .join('ledger_entries', 'id', 'entry_id')
    .where('source_id', sourceId)
    .orderBy('position')
  return lines.map(({ account, debit_fen: debit, credit_fen: credit }) => [account, debit, credit])
}
