import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { formatYuan, fen } from '#app/platform/money/fen'
import { StartPayment } from '#app/payments/actions/start_payment'
import type Payment from '#app/payments/models/payment'
import { providerKey } from '#plugins/payment-sandbox/keys'
import { noticeText, signText } from '#plugins/payment-sandbox/signature'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { paidFenOf, payableOrder, stateNow } from '#tests/support/payable_order'

const ROUTE = '/webhooks/payments/payment-sandbox'

async function started() {
  const { orderId } = await payableOrder()
  const result = await new StartPayment().handle({
    orderId,
    provider: 'payment-sandbox',
    by: SYSTEM,
  })
  if (!result.ok) throw new Error(result.failure.type)
  return { orderId, payment: result.value }
}

/** What the provider would send, signed with its own key. */
function noticeOf(payment: Payment, changes: object = {}, signedAt = clock.now()) {
  const body = JSON.stringify({
    noticeId: randomUUID(),
    event: 'payment',
    tradeNumber: payment.tradeNumber,
    paymentNumber: payment.providerReference,
    state: 'PAID',
    amount: formatYuan(payment.amountFen),
    doneAt: clock.timestamp(),
    ...changes,
  })
  const [timestamp, nonce] = [clock.timestamp(signedAt), randomUUID()]
  const signature = signText(noticeText({ timestamp, nonce, body }), providerKey())
  return { body, timestamp, nonce, signature }
}

function deliver(client: ApiClient, notice: ReturnType<typeof noticeOf>, body = notice.body) {
  return client
    .post(ROUTE)
    .header('content-type', 'application/json')
    .header('sandbox-timestamp', notice.timestamp)
    .header('sandbox-nonce', notice.nonce)
    .header('sandbox-signature', notice.signature)
    .setup((request) => {
      request.request.send(body)
    })
}

test.group('Notices of a payment provider', (group) => {
  group.each.setup(() => clearOutbox())

  test('fifty repetitions at once are all answered, and settle once', async ({
    assert,
    client,
  }) => {
    const { orderId, payment } = await started()
    const notice = noticeOf(payment)
    const answers = await Promise.all(Array.from({ length: 50 }, () => deliver(client, notice)))
    assert.deepEqual(new Set(answers.map((answer) => answer.status())), new Set([200]))
    assert.deepEqual(answers[49].body(), { code: 'STORED' })
    await drainOutbox({ twice: true })

    assert.lengthOf(await db.from('payment_notices').where('payment_id', payment.id), 1)
    const settled = { subject_id: payment.id, verb: 'settle' }
    assert.lengthOf(await db.from('state_changes').where(settled), 1)
    assert.lengthOf(await db.from('ledger_entries').where('source_id', payment.id), 1)
    assert.equal(await paidFenOf(orderId), '12340')
  })

  test('fifty different notices of one payment settle once', async ({ assert, client }) => {
    const { payment } = await started()
    const notices = Array.from({ length: 50 }, () => noticeOf(payment))
    await Promise.all(notices.map((notice) => deliver(client, notice)))
    await drainOutbox({ twice: true })

    assert.lengthOf(await db.from('payment_notices').where('payment_id', payment.id), 50)
    assert.lengthOf(await db.from('ledger_entries').where('source_id', payment.id), 1)
    const { rows } = await db.rawQuery(
      `select 1 from outbox_messages where type = 'payments.settled' and payload ->> 'paymentId' = ?`,
      [payment.id]
    )
    assert.lengthOf(rows, 1)
  })

  test('an altered, forged or stale notice is refused and leaves no row', async ({
    assert,
    client,
  }) => {
    const { payment } = await started()
    const good = noticeOf(payment)
    const old = noticeOf(payment, {}, clock.now().minus({ hours: 1 }))
    const answers = await Promise.all([
      deliver(client, good, good.body.replace('123.40', '1.00')),
      deliver(client, { ...good, signature: 'Zm9yZ2Vk' }),
      deliver(client, { ...good, nonce: randomUUID() }),
      deliver(client, old),
      client.post(ROUTE).json({}),
    ])
    assert.deepEqual(
      answers.map((answer) => answer.status()),
      [400, 400, 400, 400, 400]
    )
    await drainOutbox()
    assert.lengthOf(await db.from('payment_notices').where('payment_id', payment.id), 0)
    assert.equal(await stateNow(payment), 'awaiting')
  })

  test('another amount than was asked for settles nothing and is shown to a person', async ({
    assert,
    client,
  }) => {
    const { orderId, payment } = await started()
    const lower = noticeOf(payment, { amount: formatYuan(fen(12_339)) })
    const answer = await deliver(client, lower)
    answer.assertStatus(200)
    await drainOutbox({ twice: true })

    await payment.refresh()
    assert.equal(payment.state, 'awaiting')
    assert.equal(payment.problem, 'amount_mismatch')
    assert.isNull(await paidFenOf(orderId))
    const said = { subject_id: payment.id, action: 'payments.amount_mismatch' }
    assert.lengthOf(await db.from('audit_entries').where(said), 1)
  })

  test('a repeated old refusal does not take a settled payment back', async ({
    assert,
    client,
  }) => {
    const { payment } = await started()
    await deliver(client, noticeOf(payment))
    await deliver(client, noticeOf(payment, { state: 'REFUSED' }))
    await deliver(client, noticeOf(payment, { state: 'CLOSED' }))
    await drainOutbox({ twice: true })
    assert.equal(await stateNow(payment), 'settled')
  })

  test('a notice about a number of nobody is stored and does nothing', async ({
    assert,
    client,
  }) => {
    const { payment } = await started()
    const stray = noticeOf(payment, { tradeNumber: 'NOBODY' })
    const answer = await deliver(client, stray)
    answer.assertStatus(200)
    await drainOutbox()
    assert.equal(await stateNow(payment), 'awaiting')
  })

  test('providers that send no notices, or do not exist, have no such address', async ({
    client,
  }) => {
    const [bank, nobody] = await Promise.all([
      client.post('/webhooks/payments/payment-bank-transfer').json({}),
      client.post('/webhooks/payments/payment-nobody').json({}),
    ])
    bank.assertStatus(404)
    nobody.assertStatus(404)
  })
})
