import '@japa/assert'
import { test } from '@japa/runner'
import { buffer } from 'node:stream/consumers'
import i18nManager from '@adonisjs/i18n/services/main'
import { readXlsx } from 'hucre/xlsx'
import db from '@adonisjs/lucid/services/db'
import { ROLES } from '#app/identity/roles'
import { DraftInvoices } from '#app/invoices/actions/draft_invoices'
import { renderingPool } from '#app/invoices/rendering'
import { SYSTEM } from '#app/platform/actor'
import { plugins } from '#app/platform/plugins/registry'
import { OpenTrace } from '#app/reconciliation/actions/open_trace'
import { traceSheet } from '#app/reconciliation/trace_sheet'
import { traceView } from '#app/reconciliation/trace_view'
import { obligingTaxSide } from '#tests/support/credits'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenPaidOrder } from '#tests/support/invoices'
import { refund } from '#tests/support/paid_orders'
import { givenStaff } from '#tests/support/people'
import { givenInvoicedOrder } from '#tests/support/reconciliation'

interface Step {
  at: string
  stage: string
  code: string
  facts: Record<string, unknown>
  source: { table: string; id: string }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What has to be there of a credited invoice, in this order. */
const WHOLE_STORY = [
  'order placed',
  'review approved',
  'payment settle',
  'ledger payment_settled',
  'invoice create',
  'invoice request',
  'invoice issue',
  'document house',
  'refund succeed',
  'ledger refund_succeeded',
  'credit create',
  'form clear',
  'credit issue',
  'form use',
]

test.group('Trace of an invoice', (group) => {
  group.each.setup(() => clearOutbox())
  group.each.setup(() => () => plugins.restore())
  group.teardown(() => renderingPool.close())

  test('of a credited one tells everything in its order, with the rows that say so', async ({
    client,
    assert,
  }) => {
    const { order, original, payment } = await givenInvoicedOrder()
    await refund(payment)
    await drainOutbox()
    const auditor = await givenStaff('auditor')
    const answer = await client.get(`/desk/invoices/${original.id}/trace/json`).loginAs(auditor)
    const { steps, invoice }: { steps: Step[]; invoice: object } = JSON.parse(answer.text())
    assert.deepInclude(invoice, { number: original.invoiceNumber, orders: [order.number] })
    const told = steps.map(({ stage, code }) => `${stage} ${code}`)
    const places = WHOLE_STORY.map((each) => told.indexOf(each))
    assert.notInclude(places, -1, told.join('\n'))
    assert.deepEqual(
      steps.map(({ at }) => at),
      steps.map(({ at }) => at).toSorted()
    )
    for (const { source } of steps) {
      if (source.table === 'order_checks') continue
      const row = await db.from(source.table).where('id', source.id).first()
      assert.isNotNull(row, `${source.table} ${source.id}`)
    }
    const document = steps.find(({ stage }) => stage === 'document')
    assert.match(String(document?.facts.sha256), /^[0-9a-f]{64}$/)
    assert.equal(document?.facts.signature, 'valid')
    const create = steps.find(({ stage, code }) => stage === 'invoice' && code === 'create')
    assert.isString(create?.facts.rule_set)
  })

  test('the page tells the same masked, and opening it stands in the log', async ({
    client,
    assert,
  }) => {
    const { original } = await givenInvoicedOrder()
    const finance = await givenStaff('finance')
    const path = `/desk/invoices/${original.id}/trace`
    const page = await client.get(path).loginAs(finance)
    page.assertStatus(200)
    page.assertTextIncludes('data-stage="document"')
    assert.notInclude(page.text(), original.buyerDetails.name)
    assert.notInclude(page.text(), 'trace.')
    const entries = await db.from('audit_entries').where('subject_id', original.id)
    const traced = entries.filter(({ action }) => action === 'invoices.traced')
    assert.deepEqual(
      traced.map(({ actor_id: actorId }) => actorId),
      [finance.id]
    )
    const invoicePage = await client.get(`/desk/invoices/${original.id}`).loginAs(finance)
    invoicePage.assertTextIncludes(path)
  })

  test('the sheet that is read back names the row of every step', async ({ client, assert }) => {
    const { original } = await givenInvoicedOrder()
    const manager = await givenStaff('manager')
    const path = `/desk/invoices/${original.id}/trace`
    const answer = await client.get(`${path}/xlsx`).loginAs(manager)
    answer.assertHeader('content-type', XLSX)
    const i18n = i18nManager.locale('zh-CN')
    const trace = await new OpenTrace().handle({ invoiceId: original.id, as: 'xlsx', by: SYSTEM })
    const { sheets } = await readXlsx(await buffer(traceSheet(traceView(trace, i18n), i18n)))
    const text = JSON.stringify(sheets[0].rows)
    for (const { source } of trace.steps) assert.include(text, source.id)
    assert.include(text, original.invoiceNumber ?? '-')
  })

  test('of a merged invoice shows all of its orders', async ({ client, assert }) => {
    const one = await givenPaidOrder()
    const other = await givenPaidOrder()
    obligingTaxSide()
    const bills = [{ orderIds: [one.id, other.id] as const }]
    const drafted = await db.transaction((trx) =>
      new DraftInvoices().handle({ bills, by: SYSTEM }, trx)
    )
    const { rows } = await db.rawQuery(
      `select invoice_id from invoice_orders where order_id = any(?::uuid[])`,
      [[one.id, other.id]]
    )
    assert.lengthOf(rows, 2, JSON.stringify(drafted))
    const path = `/desk/invoices/${rows[0].invoice_id}/trace`
    const page = await client.get(path).loginAs(await givenStaff('auditor'))
    for (const { number } of [one, other]) page.assertTextIncludes(number)
  })

  test('auditors, finance and managers may, nobody else', async ({ client, assert }) => {
    const { original } = await givenInvoicedOrder()
    const allowed = []
    for (const role of ROLES) {
      const path = `/desk/invoices/${original.id}/trace`
      const page = await client.get(path).loginAs(await givenStaff(role))
      if (page.status() === 200) allowed.push(role)
    }
    assert.sameMembers(allowed, ['finance', 'manager', 'auditor'])
  })
})
