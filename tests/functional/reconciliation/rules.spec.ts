import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { renderingPool } from '#app/invoices/rendering'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { plugins } from '#app/platform/plugins/registry'
import { paymentSettled } from '#app/payments/ledger/entries'
import { postEntry } from '#app/payments/ledger/post_entry'
import { RULES } from '#app/reconciliation/rules/index'
import { creditsOf, givenForm, waitingTaxSide } from '#tests/support/credits'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenDraft } from '#tests/support/invoices'
import { givenOrderPaidAtSandbox, refund } from '#tests/support/paid_orders'
import {
  givenInvoicedOrder,
  type Invoiced,
  pastTheGuards,
  rulesFinding,
} from '#tests/support/reconciliation'

const hoursAgo = (hours: number) => clock.timestamp(clock.now().minus({ hours }))

const set = (table: string, id: string, values: Record<string, unknown>) =>
  db.from(table).where('id', id).update(values)

/** What puts an invoiced order out of step, in one way only. */
const BREAKS: Record<string, (given: Invoiced) => Promise<unknown>> = {
  cancelled_with_invoice: ({ order }) =>
    pastTheGuards(['orders'], (trx) =>
      trx.rawQuery(`update orders set state = 'cancelled', updated_at = ? where id = ?`, [
        hoursAgo(1),
        order.id,
      ])
    ),
  refunded_not_credited: async ({ payment }) => {
    const { id } = await refund(payment)
    await clearOutbox()
    await set('refunds', id, { updated_at: hoursAgo(1) })
  },
  invoiced_above_paid: ({ order, payment }) =>
    pastTheGuards(['ledger_lines', 'payments'], async (trx) => {
      const less = (column: string) => ({ [column]: trx.raw(`${column} - 1`) })
      await trx.from('orders').where('id', order.id).update(less('paid_fen'))
      await trx.from('payments').where('id', payment.id).update(less('amount_fen'))
      const entries = trx.from('ledger_entries').where('source_id', payment.id).select('id')
      await trx.rawQuery(
        `update ledger_lines set debit_fen = greatest(0, debit_fen - 1), credit_fen = greatest(0, credit_fen - 1)
          where entry_id in (${entries.toQuery()})`
      )
    }),
  settled_twice: ({ payment }) => givenSurplus(payment),
  paid_differs: ({ order }) => set('orders', order.id, { paid_fen: order.paidFen + 1 }),
  ledger_differs: ({ payment }) =>
    pastTheGuards(['ledger_lines', 'ledger_entries'], async (trx) => {
      const entries = await trx.from('ledger_entries').where('source_id', payment.id).select('id')
      const ids = entries.map(({ id }: { id: string }) => id)
      await trx.from('ledger_lines').whereIn('entry_id', ids).delete()
      await trx.from('ledger_entries').whereIn('id', ids).delete()
    }),
  order_total_differs: ({ order }) => set('orders', order.id, { total_fen: order.totalFen + 1 }),
  invoiced_sum_differs: ({ order }) =>
    set('orders', order.id, { invoiced_fen: order.invoicedFen - 1 }),
  shares_differ: ({ original }) =>
    db
      .from('invoice_orders')
      .where('invoice_id', original.id)
      .update({ amount_fen: original.totalFen - 1 }),
  lines_differ: ({ original }) =>
    pastTheGuards(['invoices'], (trx) =>
      trx
        .from('invoices')
        .where('id', original.id)
        .update({ net_fen: original.netFen - 1, tax_fen: original.taxFen + 1 })
    ),
  credits_differ: ({ original }) => set('invoices', original.id, { credited_fen: 1 }),
  documents_missing: ({ original }) =>
    pastTheGuards(['invoices', 'invoice_documents'], async (trx) => {
      await trx.from('invoice_documents').where('invoice_id', original.id).delete()
      await trx
        .from('invoices')
        .where('id', original.id)
        .update({ issued_at: hoursAgo(2) })
    }),
  payment_unclear: ({ payment }) =>
    givenPaymentLike(payment, { state: 'unknown', settled_at: null, created_at: hoursAgo(2) }),
  form_overdue: async ({ original }) => {
    waitingTaxSide()
    const { id } = await givenForm(original)
    await set('credit_confirmations', id, { created_at: hoursAgo(97) })
  },
}

test.group('Reconciliation', (group) => {
  group.each.setup(() => clearOutbox())
  group.each.setup(() => () => plugins.restore())
  group.teardown(() => renderingPool.close())

  test('a day on which everything went its way is in step, with a refund too', async ({
    assert,
  }) => {
    const { order, original, payment } = await givenInvoicedOrder()
    assert.deepEqual(await rulesFinding(order), [])
    await refund(payment)
    await drainOutbox()
    const [credit] = await creditsOf(original)
    assert.equal(credit.state, 'issued')
    await set('orders', order.id, { completed_at: hoursAgo(2) })
    assert.deepEqual(await rulesFinding(order), [])
  })

  for (const [rule, breaks] of Object.entries(BREAKS)) {
    test(`only ${rule} finds what it is for`, async ({ assert }) => {
      const given = await givenInvoicedOrder()
      await breaks(given)
      assert.deepEqual(await rulesFinding(given.order), [rule])
    })
  }

  test('only paid_not_invoiced finds an order whose moment has come', async ({ assert }) => {
    const { order } = await givenOrderPaidAtSandbox()
    await clearOutbox()
    assert.deepEqual(await rulesFinding(order), [])
    await set('orders', order.id, { completed_at: hoursAgo(1) })
    assert.deepEqual(await rulesFinding(order), ['paid_not_invoiced'])
    await set('orders', order.id, { invoice_kind: 'none' })
    assert.deepEqual(await rulesFinding(order), [])
  })

  test('only outcome_unclear finds an invoice that nobody answers for', async ({ assert }) => {
    const { id, orderId } = await givenDraft()
    await db.rawQuery(`update invoices set state = 'unknown', created_at = ? where id = ?`, [
      hoursAgo(2),
      id,
    ])
    const found = await rulesFinding({ id: orderId })
    // Its order was paid without a payment: no other finds it either.
    assert.sameMembers(found, ['outcome_unclear', 'paid_differs'])
  })

  test('every rule is tried here', ({ assert }) => {
    const tried = [...Object.keys(BREAKS), 'paid_not_invoiced', 'outcome_unclear']
    assert.sameMembers(
      RULES.map(({ key }) => key),
      tried
    )
  })
})

async function givenSurplus(payment: Invoiced['payment']): Promise<void> {
  const id = await givenPaymentLike(payment, { is_surplus: true })
  const { provider, amountFen } = payment
  const entry = paymentSettled({ id, provider, amountFen, isSurplus: true })
  await db.transaction((trx) => postEntry(entry, trx))
}

async function givenPaymentLike(
  { id: likeId }: Invoiced['payment'],
  values: Record<string, unknown>
): Promise<string> {
  const [row] = await db.from('payments').where('id', likeId)
  const id = newId()
  const numbers = { trade_number: id, provider_reference: id, settlement_reference: null }
  await db.table('payments').insert({ ...row, id, ...numbers, ...values })
  return id
}
