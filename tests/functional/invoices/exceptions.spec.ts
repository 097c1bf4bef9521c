import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import { renderingPool } from '#app/invoices/rendering'
import MendDocumentsOfInvoices from '#app/invoices/tasks/mend_documents_of_invoices'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { fen } from '#app/platform/money/fen'
import { plugins } from '#app/platform/plugins/registry'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenDraft } from '#tests/support/invoices'
import { givenStaff } from '#tests/support/people'
import { TaxSideDouble } from '#tests/support/tax_side_double'

test.group('invoices that need somebody', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.each.setup(() => () => {
    plugins.restore()
    clock.resume()
  })
  group.teardown(() => renderingPool.close())

  test('each stands in the queue with its reason, its next act and who took it', async ({
    client,
    assert,
  }) => {
    const taxSide = new TaxSideDouble()
    plugins.fake('tax', taxSide)
    const refused = await givenDraft({ kind: 'vat_special' })
    const unclear = await givenDraft()
    taxSide.losesAnswers = true
    await new IssueInvoice().handle({ invoiceId: unclear.id, by: SYSTEM })
    const waiting = await givenDraft()
    taxSide.leftFen = fen(0)
    await new IssueInvoice().handle({ invoiceId: waiting.id, by: SYSTEM })
    clock.freeze(clock.now().plus({ hours: 1 }))

    const finance = await givenStaff('finance')
    const page = await client.get('/desk/invoices/exceptions').loginAs(finance)
    for (const { id } of [refused, unclear, waiting])
      page.assertTextIncludes(`/desk/invoices/${id}`)
    page.assertTextIncludes(`/desk/invoices/${unclear.id}/inquiry`)
    const tab = await client.get('/desk/invoices/exceptions?kind=over_quota').loginAs(finance)
    assert.notInclude(tab.text(), refused.id)
    const taken = await client
      .post(`/desk/invoices/${refused.id}/caretaker`)
      .loginAs(finance)
      .withCsrfToken()
    taken.assertTextIncludes(finance.personal.name)
    const home = await client.get('/desk').loginAs(finance)
    home.assertTextIncludes('待处理的发票')
  })

  test('what died between the number and the files is made later, once', async ({
    client,
    assert,
  }) => {
    const draft = await givenDraft()
    await new IssueInvoice().handle({ invoiceId: draft.id, by: SYSTEM })
    await clearOutbox()
    clock.freeze(clock.now().plus({ minutes: 15 }))
    const finance = await givenStaff('finance')
    const before = await client.get('/desk/invoices/exceptions').loginAs(finance)
    before.assertTextIncludes(`/desk/invoices/${draft.id}/documents`)
    await new MendDocumentsOfInvoices().handle()
    await new MendDocumentsOfInvoices().handle()
    const documents = await db.from('invoice_documents').where('invoice_id', draft.id)
    assert.lengthOf(documents, 3)
    const told = await db.from('outbox_messages').where('type', 'invoices.documents_stored')
    assert.lengthOf(told, 1)
    await drainOutbox()
    const after = await client.get('/desk/invoices/exceptions').loginAs(finance)
    assert.notInclude(after.text(), draft.id)
  })
})
