import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import fc from 'fast-check'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import type { Outcome } from '#app/platform/http/outcome'
import { fen } from '#app/platform/money/fen'
import { plugins } from '#app/platform/plugins/registry'
import { ClosePayment } from '#app/payments/actions/close_payment'
import { RefundPayment } from '#app/payments/actions/refund_payment'
import { ResolveRefund } from '#app/payments/actions/resolve_refund'
import { SettlePayment } from '#app/payments/actions/settle_payment'
import { StartPayment } from '#app/payments/actions/start_payment'
import { PaymentGateway, type RefundFact, type RefundRequest } from '#app/payments/gateway'
import { postEntry } from '#app/payments/ledger/post_entry'
import { trialBalance } from '#app/payments/ledger/trial_balance'
import Payment from '#app/payments/models/payment'
import Refund from '#app/payments/models/refund'
import { payableOrder } from '#tests/support/payable_order'

const by = SYSTEM

/** A provider whose next answers to refunds are drawn by the test. */
class MoodyGateway extends PaymentGateway {
  readonly key = 'payment-sandbox'
  mood: 'succeeded' | 'pending' | 'declined' | 'unknown' = 'succeeded'

  async create() {
    return { status: 'succeeded' as const, value: { qrContent: 'x', redirectUrl: null } }
  }

  override async closePayment() {
    return { status: 'succeeded' as const, value: null }
  }

  override async refund({ refundFen }: RefundRequest): Promise<Outcome<RefundFact>> {
    if (this.mood === 'pending') return { status: 'pending' }
    if (this.mood !== 'succeeded') return { status: this.mood, reason: 'refused' }
    return {
      status: 'succeeded',
      value: { refundedFen: refundFen, refundedAt: clock.now() },
    }
  }

  override async queryRefund(refundNumber: string): Promise<Outcome<RefundFact>> {
    const { amountFen } = await Refund.findByOrFail('refundNumber', refundNumber)
    return this.refund({
      refundNumber,
      tradeNumber: '',
      refundFen: amountFen,
      paymentFen: amountFen,
    })
  }
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('start' as const) }),
  fc.record({ kind: fc.constant('settle' as const), isExact: fc.boolean() }),
  fc.record({ kind: fc.constant('close' as const) }),
  fc.record({
    kind: fc.constant('refund' as const),
    part: fc.integer({ min: 1, max: 1200 }),
    mood: fc.constantFrom('succeeded', 'pending', 'declined', 'unknown'),
  }),
  fc.record({
    kind: fc.constant('resolve' as const),
    mood: fc.constantFrom('succeeded', 'pending', 'declined', 'unknown'),
  })
)

test.group('Ledger', (group) => {
  group.each.teardown(() => plugins.restore())

  test('whatever happens in whatever order, the book balances', async ({ assert }) => {
    const gateway = new MoodyGateway()
    plugins.fake('payment', gateway)
    const { isBalanced } = await trialBalance()
    assert.isTrue(isBalanced)

    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        const { orderId } = await payableOrder({ totalFen: 1000 })
        for (const next of steps) await take(next, orderId, gateway)
        const balance = await trialBalance()
        assert.isTrue(balance.isBalanced)
        assert.isTrue(await isWithinPayment(orderId))
      }),
      { numRuns: 25 }
    )
  }).timeout(120_000)

  test('the database refuses an entry that does not balance', async ({ assert }) => {
    const id = newId()
    const post = db.transaction(async (trx) => {
      const entry = {
        id,
        kind: 'payment_settled',
        source_id: newId(),
        posted_at: clock.timestamp(),
      }
      await trx.table('ledger_entries').insert(entry)
      const line = { entry_id: id, position: 1, account: 'receivable', credit_fen: 5 }
      await trx.table('ledger_lines').insert(line)
    })
    await assert.rejects(() => post, /does not balance/)
  })

  test('an entry is posted once and never changed', async ({ assert }) => {
    const entry = {
      kind: 'payment_settled' as const,
      sourceId: newId(),
      debit: 'clearing:test' as const,
      credit: 'receivable' as const,
      amountFen: fen(5),
    }
    const trx = await db.transaction()
    await postEntry(entry, trx)
    const { id } = await trx.from('ledger_entries').where('source_id', entry.sourceId).firstOrFail()
    const attempts: ((nested: TransactionClientContract) => Promise<unknown>)[] = [
      async (nested) => postEntry(entry, nested),
      async (nested) => nested.from('ledger_lines').where('entry_id', id).update({ debit_fen: 6 }),
      async (nested) => nested.from('ledger_lines').where('entry_id', id).delete(),
    ]
    const complaints: unknown[] = []
    for (const attempt of attempts) {
      complaints.push(await trx.transaction(attempt).catch((error: Error) => error.message))
    }
    await trx.rollback()
    assert.match(String(complaints[0]), /duplicate key/)
    for (const complaint of complaints.slice(1)) {
      assert.match(String(complaint), /append-only|permission denied/)
    }
  })
})

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

async function take(next: Step, orderId: string, gateway: MoodyGateway): Promise<void> {
  const latest = await Payment.query().where({ orderId }).orderBy('createdAt', 'desc').first()
  if (next.kind === 'start') {
    await new StartPayment().handle({ orderId, provider: 'payment-sandbox', by })
    return
  }
  if (!latest) return
  const paymentId = latest.id
  if (next.kind === 'close') {
    await new ClosePayment().handle({ paymentId, by, reason: 'expired' })
  } else if (next.kind === 'settle') {
    const paidFen = fen(next.isExact ? 1000 : 999)
    const fact = { paidFen, paidAt: clock.now() }
    await db.transaction((trx) => new SettlePayment().handle({ paymentId, fact, by }, trx))
  } else if (next.kind === 'refund') {
    gateway.mood = next.mood
    await new RefundPayment().handle({ paymentId, amountFen: fen(next.part), reason: 'test', by })
  } else {
    gateway.mood = next.mood
    for (const refund of await Refund.query().where({ paymentId }))
      await new ResolveRefund().handle(refund.id)
  }
}

/** No payment ever gives back more than it brought. */
async function isWithinPayment(orderId: string): Promise<boolean> {
  const { rows } = await db.rawQuery(
    `select 1 from payments p where order_id = ? and amount_fen <
       (select coalesce(sum(amount_fen), 0) from refunds where payment_id = p.id and state <> 'declined')`,
    [orderId]
  )
  return rows.length === 0
}
