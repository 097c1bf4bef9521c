import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import { renderingPool } from '#app/invoices/rendering'
import { SYSTEM } from '#app/platform/actor'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenDraft } from '#tests/support/invoices'
import { givenCustomerUser, givenStaff } from '#tests/support/people'

async function givenStored() {
  const invoice = await givenDraft({ title: '武汉琴台财税咨询有限公司' })
  await new IssueInvoice().handle({ invoiceId: invoice.id, by: SYSTEM })
  await drainOutbox()
  await invoice.refresh()
  await invoice.load('order')
  return invoice
}

test.group('The view of an invoice as it is stored', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.teardown(() => renderingPool.close())

  test('staff see it drawn and as words, and that is recorded like a download', async ({
    client,
    assert,
  }) => {
    const invoice = await givenStored()
    const finance = await givenStaff('finance')
    const page = await client.get(`/desk/invoices/${invoice.id}/view`).loginAs(finance)
    page.assertStatus(200)
    assert.match(page.text(), /<svg[^>]* viewBox="0 0 210 140" role="img" aria-label="[^"]+/)
    assert.isAbove(page.text().split('<use ').length, 200)
    page.assertTextIncludes('武汉琴台财税咨询有限公司')
    page.assertTextIncludes('size=full')
    const opened = await db
      .from('audit_entries')
      .where({ action: 'invoices.document_opened', subject_id: invoice.id, actor_id: finance.id })
    assert.deepEqual(
      opened.map(({ details }) => details),
      [{ format: 'ofd' }]
    )
    const wide = await client.get(`/desk/invoices/${invoice.id}/view?size=full`).loginAs(finance)
    wide.assertTextIncludes('sheet is-full')
    const beyond = await client.get(`/desk/invoices/${invoice.id}/view?page=2`).loginAs(finance)
    beyond.assertStatus(404)
    const shown = await client.get(`/desk/invoices/${invoice.id}`).loginAs(finance)
    shown.assertTextIncludes(`/desk/invoices/${invoice.id}/view`)
  })

  test('customers see their own only, staff without the right nothing, guests sign in', async ({
    client,
  }) => {
    const invoice = await givenStored()
    const owner = await givenCustomerUser()
    await db.from('customers').where('id', invoice.order.customerId).update({ user_id: owner.id })
    const own = await client.get(`/my/invoices/${invoice.id}/view`).loginAs(owner)
    own.assertStatus(200)
    own.assertTextIncludes('<use ')
    const list = await client.get('/my/invoices').loginAs(owner)
    list.assertTextIncludes(`/my/invoices/${invoice.id}/view`)
    const stranger = await givenCustomerUser()
    const refused = await client.get(`/my/invoices/${invoice.id}/view`).loginAs(stranger)
    refused.assertStatus(404)
    const warehouse = await givenStaff('warehouse')
    const forbidden = await client.get(`/desk/invoices/${invoice.id}/view`).loginAs(warehouse)
    forbidden.assertStatus(403)
    const guest = await client.get(`/desk/invoices/${invoice.id}/view`).redirects(0)
    guest.assertHeader('location', '/login')
  })

  test('an invoice without an OFD file says so', async ({ client }) => {
    const draft = await givenDraft()
    const finance = await givenStaff('finance')
    const page = await client.get(`/desk/invoices/${draft.id}/view`).loginAs(finance)
    page.assertStatus(200)
    page.assertTextIncludes('还没有 OFD 文件')
  })
})
