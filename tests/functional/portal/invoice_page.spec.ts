import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type User from '#app/identity/models/user'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import type Invoice from '#app/invoices/models/invoice'
import Message from '#app/notifications/models/message'
import { renderingPool } from '#app/invoices/rendering'
import { SYSTEM } from '#app/platform/actor'
import { newId } from '#app/platform/database/uuid'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenDraft } from '#tests/support/invoices'
import { openMailServer } from '#tests/support/mail_server'
import { givenCustomerUser } from '#tests/support/people'

async function givenOwnInvoice({ isIssued = true } = {}) {
  const invoice = await givenDraft({ title: '武汉琴台财税咨询有限公司' })
  if (isIssued) {
    await new IssueInvoice().handle({ invoiceId: invoice.id, by: SYSTEM })
    await drainOutbox()
  }
  await clearOutbox()
  await invoice.refresh()
  await invoice.load('order')
  const owner = await givenCustomerUser()
  await db.from('customers').where('id', invoice.order.customerId).update({ user_id: owner.id })
  return { invoice, owner }
}

const send = (client: ApiClient, { id }: Invoice, by: User, email: string, token = newId()) =>
  client
    .post(`/my/invoices/${id}/sending`)
    .form({ _token_once: token, email })
    .loginAs(by)
    .withCsrfToken()
    .redirects(0)

function sendingsOf({ orderId }: Invoice) {
  return Message.query().where({ orderId, eventType: 'notifications.invoice_sending_asked' })
}

test.group('The page of an invoice for its customer', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.teardown(() => renderingPool.close())

  test('it shows both parties, the lines, the total in words and the files', async ({ client }) => {
    const server = await openMailServer()
    const { invoice, owner } = await givenOwnInvoice()
    await server.close()
    const page = await client.get(`/my/invoices/${invoice.id}`).loginAs(owner)
    page.assertStatus(200)
    for (const text of [invoice.invoiceNumber ?? '-', invoice.seller.name, '叁拾柒圆整'])
      page.assertTextIncludes(text)
    page.assertTextIncludes(`/my/invoices/${invoice.id}/documents/pdf`)
    page.assertTextIncludes(`/verify?number=${invoice.invoiceNumber}`)
    const stranger = await client
      .get(`/my/invoices/${invoice.id}`)
      .loginAs(await givenCustomerUser())
    stranger.assertStatus(404)
  })

  test('it is sent to another address once a form, through the ledger, and the log knows', async ({
    assert,
    cleanup,
    client,
  }) => {
    const server = await openMailServer()
    cleanup(() => server.close())
    const { invoice, owner } = await givenOwnInvoice()
    const before = server.mails.length
    const token = newId()
    for (const answer of [
      await send(client, invoice, owner, 'finance@example.com', token),
      await send(client, invoice, owner, 'finance@example.com', token),
    ]) {
      answer.assertStatus(303)
      answer.assertHeader('location', `/my/invoices/${invoice.id}`)
    }
    await drainOutbox()
    const [message, ...others] = await sendingsOf(invoice)
    assert.lengthOf(others, 0)
    assert.equal(message.state, 'sent')
    assert.lengthOf(server.mails, before + 1)
    assert.isAbove(server.mails.at(-1)?.attachments.length ?? 0, 0)
    const page = await client.get(`/my/invoices/${invoice.id}`).loginAs(owner)
    page.assertTextIncludes('finance@example.com')
    const audited = await db
      .from('audit_entries')
      .where({ action: 'invoices.sent_again', subject_id: invoice.id })
    assert.lengthOf(audited, 1)
    assert.notInclude(JSON.stringify(audited), 'finance@example.com')
  })

  test('a wrong address is named at its field, and too many are refused', async ({
    assert,
    client,
  }) => {
    const { invoice, owner } = await givenOwnInvoice()
    const wrong = await send(client, invoice, owner, 'not an address')
    wrong.assertStatus(422)
    wrong.assertTextIncludes('邮箱不是正确的邮箱地址')
    wrong.assertTextIncludes('value="not an address"')
    for (let time = 0; time < 6; time++) {
      const answer = await send(client, invoice, owner, `a${time}@example.com`)
      answer.assertStatus(303)
    }
    const tooOften = await send(client, invoice, owner, 'a7@example.com')
    tooOften.assertStatus(422)
    tooOften.assertTextIncludes('发送太频繁')
    assert.lengthOf(await sendingsOf(invoice), 6)
    const stranger = await send(client, invoice, await givenCustomerUser(), 'a@example.com')
    stranger.assertStatus(404)
  })

  test('an invoice that is not issued yet is shown as such and cannot be sent', async ({
    client,
  }) => {
    const { invoice, owner } = await givenOwnInvoice({ isIssued: false })
    const page = await client.get(`/my/invoices/${invoice.id}`).loginAs(owner)
    page.assertStatus(200)
    page.assertTextIncludes('发票正在开具')
    const answer = await send(client, invoice, owner, 'a@example.com')
    answer.assertStatus(422)
  })
})
