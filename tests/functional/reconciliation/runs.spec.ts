import '@japa/assert'
import { test } from '@japa/runner'
import ace from '@adonisjs/core/services/ace'
import db from '@adonisjs/lucid/services/db'
import InvoicesReconcile from '#app/console/invoices_reconcile'
import { ROLES } from '#app/identity/roles'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { AskReconciliation } from '#app/reconciliation/actions/ask_reconciliation'
import ReconciliationRun from '#app/reconciliation/models/reconciliation_run'
import type { Reconciled } from '#app/reconciliation/reconciled'
import { RULES } from '#app/reconciliation/rules/index'
import ReconcileNightly from '#app/reconciliation/tasks/reconcile_nightly'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenPaidOrder } from '#tests/support/invoices'
import { refund } from '#tests/support/paid_orders'
import { givenStaff } from '#tests/support/people'
import { givenInvoicedOrder } from '#tests/support/reconciliation'

const PATH = '/desk/reconciliation'

test.group('Runs of the reconciliation', (group) => {
  group.each.setup(async () => {
    await clearOutbox()
    await db.from('reconciliation_asks').delete()
  })

  test('finance, managers and auditors see it, nobody else', async ({ client, assert }) => {
    const allowed = []
    for (const role of ROLES) {
      const page = await client.get(PATH).loginAs(await givenStaff(role))
      if (page.status() === 200) allowed.push(role)
    }
    assert.sameMembers(allowed, ['finance', 'manager', 'auditor'])
    const guest = await client.get(PATH).redirects(0)
    guest.assertStatus(303)
  })

  test('asked for on the page, kept, logged, and shown with what to do and on the home of finance', async ({
    client,
    assert,
  }) => {
    const order = await givenPaidOrder()
    await db
      .from('orders')
      .where('id', order.id)
      .update({ total_fen: order.totalFen + 100 })
    const finance = await givenStaff('finance')
    const asked = await client.post(`${PATH}/runs`).loginAs(finance).withCsrfToken().redirects(0)
    asked.assertStatus(303)
    assert.isNull(await db.from('reconciliation_runs').where('asked_by', finance.id).first())
    const waiting = await client.get(PATH).loginAs(finance)
    waiting.assertTextIncludes('正在核对……')
    const twice = await client.post(`${PATH}/runs`).loginAs(finance).withCsrfToken()
    twice.assertTextIncludes('正在核对中')
    await drainOutbox({ twice: true })
    const run = await ReconciliationRun.latest()
    assert.equal(run?.askedBy, finance.id)
    assert.isAbove(run?.errors ?? 0, 0)
    const logged = await db.from('audit_entries').where('subject_id', run?.id ?? '')
    assert.lengthOf(logged, 1)

    const page = await client.get(PATH).loginAs(finance)
    page.assertTextIncludes('data-rule="order_total_differs"')
    page.assertTextIncludes(`/desk/orders/${order.id}`)
    assert.notInclude(page.text(), '正在核对')
    const home = await client.get('/desk').loginAs(finance)
    home.assertTextIncludes(`${PATH}#order_total_differs`)
  })

  test('a refund whose invoice stands leads to the form that takes it back, and who may not to the invoice', async ({
    assert,
    client,
  }) => {
    const { original, payment } = await givenInvoicedOrder()
    const { id: refundId } = await refund(payment)
    await clearOutbox()
    const anHourAgo = clock.timestamp(clock.now().minus({ hours: 1 }))
    await db.from('refunds').where('id', refundId).update({ updated_at: anHourAgo })
    const finance = await givenStaff('finance')
    await client.post(`${PATH}/runs`).loginAs(finance).withCsrfToken()
    await drainOutbox()
    const page = await client.get(PATH).loginAs(finance)
    const form = `/desk/invoices/${original.id}/credit`
    page.assertTextIncludes(`href="${form}"`)
    const opened = await client.get(form).loginAs(finance)
    opened.assertStatus(200)
    const auditor = await client.get(PATH).loginAs(await givenStaff('auditor'))
    assert.notInclude(auditor.text(), form)
    auditor.assertTextIncludes(`href="/desk/invoices/${original.id}"`)
  }).timeout(30_000)

  test('what a lost worker left is asked anew, once, and answered once', async ({ assert }) => {
    const { id: userId } = await givenStaff('finance')
    const ask = () => new AskReconciliation().handle({ userId })
    const first = await Promise.all([ask(), ask()])
    assert.sameMembers(
      first.map(({ ok }) => ok),
      [true, false]
    )
    const anHourAgo = clock.timestamp(clock.now().minus({ hours: 1 }))
    await db.from('reconciliation_asks').update({ asked_at: anHourAgo })
    const again = await ask()
    assert.isTrue(again.ok)
    await drainOutbox({ twice: true })
    assert.lengthOf(await db.from('reconciliation_runs').where('asked_by', userId), 1)
    assert.isNull(await db.from('reconciliation_asks').first())
  })

  test('with nothing to find the page says what was checked and when', async ({ client }) => {
    const result: Reconciled = {
      checked: { orders: 1234, payments: 3, refunds: 0, invoices: 2 },
      rules: RULES.map(({ key, severity }) => ({ key, severity, count: 0, found: [] })),
    }
    const values = { id: newId(), checkedAt: clock.now(), tookMs: 5, askedBy: null }
    await ReconciliationRun.create({ ...values, errors: 0, warnings: 0, result })
    const page = await client.get(PATH).loginAs(await givenStaff('auditor'))
    page.assertTextIncludes('订单、收款与发票一致')
    page.assertTextIncludes('1,234')
  })

  test('the command exits with 1 when something is wrong, the night keeps its run', async ({
    assert,
  }) => {
    const order = await givenPaidOrder()
    await db
      .from('orders')
      .where('id', order.id)
      .update({ total_fen: order.totalFen + 100 })
    const { text, exitCode } = await runCommand('--json')
    const answer = JSON.parse(text)
    assert.equal(exitCode, 1)
    assert.isAbove(answer.errors, 0)
    assert.lengthOf(answer.rules, RULES.length)
    const told = await runCommand()
    assert.include(told.text, order.number)
    await new ReconcileNightly().handle()
    const latest = await ReconciliationRun.latest()
    assert.isNull(latest?.askedBy)
  })
})

async function runCommand(...args: string[]): Promise<{ exitCode: number; text: string }> {
  ace.ui.switchMode('raw')
  const lines: string[] = []
  const print = console.log
  console.log = (line: string) => lines.push(line)
  try {
    const command = await ace.create(InvoicesReconcile, args)
    await command.exec()
    const logged = command.logger.getLogs().map(({ message }) => message)
    return { exitCode: command.exitCode ?? 0, text: [...lines, ...logged].join('\n') }
  } finally {
    console.log = print
  }
}
