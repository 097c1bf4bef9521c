import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import type User from '#app/identity/models/user'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import { undeliveredInvoices } from '#app/invoices/queries/undelivered_invoices'
import { renderingPool } from '#app/invoices/rendering'
import { deliveryStanding } from '#app/notifications/delivery_standing'
import Message from '#app/notifications/models/message'
import { SYSTEM } from '#app/platform/actor'
import { newId } from '#app/platform/database/uuid'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenDraft } from '#tests/support/invoices'
import { openMailServer } from '#tests/support/mail_server'
import { givenStaff } from '#tests/support/people'

const REFUSED = { refuseRecipient: { code: 550, words: '5.1.1 no such user' } }

/** Its mail came back, and its buyer's mobile is none. */
async function givenUndelivered() {
  const server = await openMailServer(REFUSED)
  const invoice = await givenDraft({ title: '武汉琴台财税咨询有限公司' })
  await new IssueInvoice().handle({ invoiceId: invoice.id, by: SYSTEM })
  await drainOutbox()
  await server.close()
  await db.from('messages').where({ invoice_id: invoice.id, channel: 'sms' }).delete()
  const message = await Message.query()
    .where({ invoiceId: invoice.id, channel: 'mail' })
    .firstOrFail()
  return { invoice, message, page: `/desk/invoices/${invoice.id}/deliveries` }
}

function post(client: ApiClient, path: string, by: User, form: Record<string, string> = {}) {
  return client
    .post(path)
    .form({ _token_once: newId(), ...form })
    .loginAs(by)
    .withCsrfToken()
    .redirects(0)
}

test.group('the deliveries of an invoice at the desk', (group) => {
  group.each.setup(async () => {
    const rollBack = await testUtils.db().wrapInGlobalTransaction()
    await clearOutbox()
    return rollBack
  })
  group.teardown(() => renderingPool.close())

  test('one that arrived is enough; else the newest attempt counts', ({ assert }) => {
    const of = (...states: Message['state'][]) =>
      deliveryStanding(states.map((state) => ({ state })))
    assert.equal(of(), 'nobody')
    assert.equal(of('bounced', 'sent'), 'delivered')
    assert.equal(of('queued', 'bounced'), 'under_way')
    assert.equal(of('bounced', 'unknown'), 'bounced')
  })

  test('a bounce is shown with its codes and what to do, and the address stays masked', async ({
    assert,
    client,
  }) => {
    const { invoice, message, page } = await givenUndelivered()
    const finance = await givenStaff('finance')
    const shown = await client.get(page).loginAs(finance)
    shown.assertStatus(200)
    for (const text of ['发票被退回', '550 5.1.1', '请与购买方核对邮箱', '被退回'])
      shown.assertTextIncludes(text)
    assert.notInclude(shown.text(), message.recipientDetails.to)
    const found = await undeliveredInvoices(10)
    assert.deepInclude(
      found.find(({ invoiceId }) => invoiceId === invoice.id),
      { state: 'bounced', problem: 'bad_recipient', answer: '550 5.1.1' }
    )
    const list = await client.get('/desk/invoices/undelivered').loginAs(finance)
    list.assertTextIncludes(`/desk/invoices/${invoice.id}`)
  })

  test('it is sent to the same or another address, logged, and is undelivered no longer', async ({
    assert,
    cleanup,
    client,
  }) => {
    const { invoice, message, page } = await givenUndelivered()
    const finance = await givenStaff('finance')
    const server = await openMailServer()
    cleanup(() => server.close())
    const wrong = await post(client, page, finance, { email: 'nobody' })
    wrong.assertStatus(422)
    for (const [path, form] of [
      [page, { email: 'accounts@example.com' }],
      [`${page}/${message.id}/repeat`, {}],
    ] as const) {
      const sent = await post(client, path, finance, form)
      sent.assertStatus(303)
      sent.assertHeader('location', `/desk/invoices/${invoice.id}`)
    }
    await drainOutbox()
    assert.lengthOf(server.mails, 2)
    const found = await undeliveredInvoices(100)
    assert.notInclude(
      found.map(({ invoiceId }) => invoiceId),
      invoice.id
    )
    const log = await db
      .from('audit_entries')
      .where({ action: 'invoices.sent_again', subject_id: invoice.id, actor_id: finance.id })
    assert.lengthOf(log, 2)
  })

  test('a link is withdrawn once, and messages of other invoices are not within reach', async ({
    client,
  }) => {
    const { invoice, message, page } = await givenUndelivered()
    const service = await givenStaff('service')
    const revoke = () => post(client, `${page}/${message.id}/link-revocation`, service)
    const first = await revoke()
    first.assertStatus(303)
    const second = await revoke()
    second.assertStatus(303)
    const shown = await client.get(page).loginAs(service)
    shown.assertTextIncludes('链接已停用')
    const foreign = await post(
      client,
      `/desk/invoices/${newId()}/deliveries/${message.id}/repeat`,
      service
    )
    foreign.assertStatus(404)
    const auditor = await givenStaff('auditor')
    const refused = await post(client, `${page}/${message.id}/repeat`, auditor)
    refused.assertStatus(403)
    const read = await client.get(`/desk/invoices/${invoice.id}`).loginAs(auditor)
    read.assertTextIncludes(page)
  })
})
