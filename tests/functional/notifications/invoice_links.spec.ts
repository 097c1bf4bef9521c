import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import deliveryConfig from '#config/delivery'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import { renderingPool } from '#app/invoices/rendering'
import { linkIdOf, linkToken, newLinkId } from '#app/notifications/invoice_link'
import Message from '#app/notifications/models/message'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenDraft } from '#tests/support/invoices'
import { openMailServer } from '#tests/support/mail_server'

async function givenLink({ title = '武汉琴台财税咨询有限公司' } = {}) {
  const server = await openMailServer()
  const invoice = await givenDraft({ title })
  await new IssueInvoice().handle({ invoiceId: invoice.id, by: SYSTEM })
  await drainOutbox()
  await server.close()
  const message = await Message.query()
    .where({ invoiceId: invoice.id, channel: 'mail' })
    .preload('link')
    .firstOrFail()
  const { link } = message
  return { invoice: await invoice.refresh(), message, link, path: `/i/${linkToken(link.id)}` }
}

test.group('the link to an invoice', (group) => {
  group.each.setup(async () => {
    const rollBack = await testUtils.db().wrapInGlobalTransaction()
    await clearOutbox()
    await db.from('rate_limits').delete()
    return rollBack
  })
  group.each.teardown(() => clock.resume())
  group.teardown(() => renderingPool.close())

  test('a token opens what it was made for and nothing else', ({ assert }) => {
    const id = newLinkId()
    const token = linkToken(id)
    assert.equal(linkIdOf(token), id)
    const other = token[0] === 'A' ? 'B' : 'A'
    for (const wrong of [`${other}${token.slice(1)}`, token.slice(1), `${token}A`, '', null, 7])
      assert.isNull(linkIdOf(wrong))
  })

  test('without signing in it shows the facts and gives the files, and tells robots and sites nothing', async ({
    assert,
    client,
  }) => {
    const { invoice, link, path } = await givenLink()
    const page = await client.get(path)
    page.assertStatus(200)
    page.assertHeader('x-robots-tag', 'noindex, nofollow, noarchive')
    page.assertHeader('referrer-policy', 'no-referrer')
    page.assertTextIncludes(invoice.invoiceNumber ?? '-')
    for (const format of ['pdf', 'ofd', 'xml', 'zip']) {
      const file = await client.get(`${path}/documents/${format}`)
      file.assertStatus(200)
      assert.include(file.header('content-disposition'), `dzfp_${invoice.invoiceNumber}_`)
      assert.include(file.header('content-disposition'), `.${format}`)
    }
    await link.refresh()
    assert.equal(link.openings, 1)
    const log = await db
      .from('audit_entries')
      .where({ action: 'invoices.document_opened', subject_id: invoice.id })
    assert.lengthOf(log, 4)
    assert.isTrue(log.every(({ details }) => JSON.stringify(details).includes(link.id)))
  })

  test('the name of a person is masked on the page', async ({ assert, client }) => {
    const { path } = await givenLink({ title: '欧阳娜娜' })
    const page = await client.get(path)
    page.assertTextIncludes('欧***')
    assert.notInclude(page.text(), '欧阳娜娜')
  })

  test('after its days it says so and sends a new one to the old address, a few times a day', async ({
    assert,
    client,
  }) => {
    const { invoice, message, path } = await givenLink()
    clock.freeze(clock.now().plus({ days: deliveryConfig.linkDays, seconds: 1 }))
    const page = await client.get(path)
    page.assertStatus(410)
    page.assertTextIncludes('链接已过期')
    const file = await client.get(`${path}/documents/pdf`)
    file.assertStatus(404)

    const renew = () =>
      client.post(`${path}/renewal`).form({ _token_once: newId() }).withCsrfToken().redirects(0)
    for (let time = 0; time < 4; time++) {
      const answer = await renew()
      answer.assertStatus(303)
      answer.assertHeader('location', path)
    }
    const messages = await Message.query().where({ invoiceId: invoice.id, channel: 'mail' })
    assert.lengthOf(messages, 4)
    const recipients = new Set(messages.map(({ recipientDetails }) => recipientDetails.to))
    assert.deepEqual([...recipients], [message.recipientDetails.to])
  })

  test('a withdrawn link and a forged one lead nowhere, and guessing is slowed down', async ({
    client,
  }) => {
    const { link, path } = await givenLink()
    await link.merge({ revokedAt: clock.now() }).save()
    const page = await client.get(path)
    page.assertStatus(410)
    page.assertTextIncludes('链接已停用')
    const file = await client.get(`${path}/documents/pdf`)
    file.assertStatus(404)
    const forged = await client.get(`/i/${linkToken(newLinkId())}`)
    forged.assertStatus(404)
    for (let count = 3; count < deliveryConfig.linkOpenings.most; count++) await client.get(path)
    const refused = await client.get(path)
    refused.assertStatus(429)
  })
})
