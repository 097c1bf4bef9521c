import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { actorOf } from '#app/identity/models/user'
import { ClosePayment } from '#app/payments/actions/close_payment'
import { type BankEntry, ConfirmBankTransfer } from '#app/payments/actions/confirm_bank_transfer'
import { StartPayment } from '#app/payments/actions/start_payment'
import { givenStaff } from '#tests/support/people'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { paidFenOf, payableOrder } from '#tests/support/payable_order'

async function transfer() {
  const { orderId } = await payableOrder()
  const provider = 'payment-bank-transfer'
  const started = await new StartPayment().handle({ orderId, provider, by: SYSTEM })
  if (!started.ok) throw new Error(started.failure.type)
  return { orderId, payment: started.value }
}

async function confirm(paymentId: string, changes: Partial<BankEntry> = {}) {
  const finance = await givenStaff('finance')
  const result = await new ConfirmBankTransfer().handle({
    paymentId,
    amount: '123.40',
    paidOn: clock.businessDay(),
    bankReference: newId(),
    by: actorOf(finance),
    ...changes,
  })
  return result.ok ? 'confirmed' : result.failure.type
}

test.group('Bank transfer', (group) => {
  group.each.setup(() => clearOutbox())

  test('it waits with a reference to write on the transfer', async ({ assert }) => {
    const { payment } = await transfer()
    assert.equal(payment.state, 'awaiting')
    assert.match(payment.providerReference ?? '', /^RF\d{17}$/)
    assert.isNull(payment.qrContent)
  })

  test('finance confirms it by amount, day and the number of the bank', async ({ assert }) => {
    const { orderId, payment } = await transfer()
    const yesterday = clock.businessDay(clock.now().minus({ days: 1 }))
    assert.equal(await confirm(payment.id, { paidOn: yesterday }), 'confirmed')
    await drainOutbox({ twice: true })

    await payment.refresh()
    assert.equal(payment.state, 'settled')
    assert.equal(clock.businessDay(payment.settledAt ?? clock.now()), yesterday)
    assert.equal(await paidFenOf(orderId), '12340')
    assert.equal(await confirm(payment.id), 'already_settled')
    const said = { subject_id: payment.id, action: 'payments.confirmed_by_hand' }
    assert.lengthOf(await db.from('audit_entries').where(said), 1)
  })

  test('{what}: {expected}')
    .with([
      { what: 'one decimal', amount: '123.4', expected: 'confirmed' },
      { what: 'three decimals', amount: '123.400', expected: 'amount_unreadable' },
      { what: 'a fen less', amount: '123.39', expected: 'amount_mismatch' },
      { what: 'fen for yuan', amount: '12340', expected: 'amount_mismatch' },
      { what: 'broken by a spreadsheet', amount: '1.2E2', expected: 'amount_unreadable' },
      { what: 'no such day', paidOn: '2026-02-30', expected: 'date_unreadable' },
      { what: 'a day in another form', paidOn: '24/11/2026', expected: 'date_unreadable' },
      { what: 'a day to come', paidOn: '2999-01-01', expected: 'date_in_future' },
      { what: 'no number of the bank', bankReference: '  ', expected: 'reference_missing' },
      {
        what: 'no such payment',
        paymentId: '01930000-0000-7000-8000-000000000000',
        expected: 'missing',
      },
    ])
    .run(async ({ assert }, { expected, what: _, ...changes }) => {
      const { payment } = await transfer()
      assert.equal(await confirm(payment.id, changes), expected)
      await payment.refresh()
      assert.equal(payment.state, expected === 'confirmed' ? 'settled' : 'awaiting')
    })

  test('one entry of the bank confirms one payment', async ({ assert }) => {
    const [first, second] = [await transfer(), await transfer()]
    const bankReference = newId()
    assert.equal(await confirm(first.payment.id, { bankReference }), 'confirmed')
    assert.equal(await confirm(second.payment.id, { bankReference }), 'reference_used')
  })

  test('two confirmations at once book the money once', async ({ assert }) => {
    const { payment } = await transfer()
    const results = await Promise.all([confirm(payment.id), confirm(payment.id)])
    assert.deepEqual(results.toSorted(), ['already_settled', 'confirmed'])
    assert.lengthOf(await db.from('ledger_entries').where('source_id', payment.id), 1)
  })

  test('what a provider settles is not confirmed by hand', async ({ assert }) => {
    const { orderId } = await payableOrder()
    const provider = 'payment-sandbox'
    const started = await new StartPayment().handle({ orderId, provider, by: SYSTEM })
    if (!started.ok) return assert.fail(started.failure.type)
    assert.equal(await confirm(started.value.id), 'not_by_hand')
  })

  test('money for a closed attempt still counts while the order waits for it', async ({
    assert,
  }) => {
    const { orderId, payment } = await transfer()
    await new ClosePayment().handle({ paymentId: payment.id, by: SYSTEM, reason: 'expired' })
    assert.equal(await confirm(payment.id), 'confirmed')
    assert.equal(await paidFenOf(orderId), '12340')
    await payment.refresh()
    assert.isFalse(payment.isSurplus)
  })

  test('money that comes twice is settled as surplus', async ({ assert }) => {
    const { orderId, payment } = await transfer()
    const provider = 'payment-sandbox'
    const other = await new StartPayment().handle({ orderId, provider, by: SYSTEM })
    if (!other.ok) return assert.fail(other.failure.type)
    await new ClosePayment().handle({ paymentId: other.value.id, by: SYSTEM, reason: 'expired' })
    const third = await new StartPayment().handle({
      orderId,
      provider: 'payment-bank-transfer',
      by: SYSTEM,
    })
    if (!third.ok) return assert.fail(third.failure.type)
    assert.equal(await confirm(third.value.id), 'confirmed')
    assert.equal(await confirm(payment.id), 'confirmed')
    await payment.refresh()
    assert.isTrue(payment.isSurplus)
    assert.equal(await paidFenOf(orderId), '12340')
  })
})
