import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import deliveryConfig from '#config/delivery'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import type Invoice from '#app/invoices/models/invoice'
import { renderingPool } from '#app/invoices/rendering'
import { ResendMessage } from '#app/notifications/actions/resend_message'
import { RetryMessages } from '#app/notifications/actions/retry_messages'
import Message from '#app/notifications/models/message'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenDraft } from '#tests/support/invoices'
import { type MailServer, openMailServer } from '#tests/support/mail_server'

const BUYER = '武汉琴台财税咨询有限公司'

async function givenIssued(): Promise<Invoice> {
  const invoice = await givenDraft({ title: BUYER })
  await new IssueInvoice().handle({ invoiceId: invoice.id, by: SYSTEM })
  await drainOutbox()
  return invoice.refresh()
}

function messagesOf({ id: invoiceId }: Invoice, channel = 'mail') {
  return Message.query().where({ invoiceId, channel }).preload('link')
}

function invoiceMails({ mails }: MailServer) {
  return mails.filter(({ subject }) => subject?.includes('电子发票'))
}

test.group('the mail that brings an invoice', (group) => {
  group.each.setup(async () => {
    const rollBack = await testUtils.db().wrapInGlobalTransaction()
    await clearOutbox()
    return rollBack
  })
  group.each.teardown(() => clock.resume())
  group.teardown(() => renderingPool.close())

  test('it names what receivers look for, and carries the three files under their usual names', async ({
    assert,
    cleanup,
  }) => {
    const server = await openMailServer()
    cleanup(() => server.close())
    const invoice = await givenIssued()
    const [mail] = invoiceMails(server)
    const number = invoice.invoiceNumber ?? '-'
    assert.equal(
      mail.subject,
      `【电子发票】您收到一张来自【${invoice.seller.name}】的电子发票[发票号码：${number}]`
    )
    for (const fact of [number, BUYER, invoice.seller.name, '发票金额：¥37.00', '开票日期：'])
      assert.include(mail.text ?? '', fact)
    const names = mail.attachments.map(({ filename }) => filename ?? '')
    assert.lengthOf(names, 3)
    for (const name of names)
      assert.match(name, new RegExp(`^dzfp_${number}_${BUYER}_\\d{14}\\.(?:pdf|ofd|xml)$`))
    const [{ link }] = await messagesOf(invoice)
    assert.match(mail.text ?? '', /\/i\/[\w-]{22}\.[\w-]{12}\n/)
    assert.include(mail.html || '', '<th align="left">发票号码</th>')
    assert.isAbove(link.expiresAt.diff(clock.now(), 'days').days, 6.9)
  })

  test('a letter that would be too large carries the PDF alone; link only carries nothing', async ({
    assert,
    cleanup,
  }) => {
    const usual = { ...deliveryConfig }
    cleanup(() => void Object.assign(deliveryConfig, usual))
    const server = await openMailServer()
    cleanup(() => server.close())
    await givenIssued()
    const all = invoiceMails(server)[0].attachments
    const pdf = all.find(({ filename }) => filename?.endsWith('.pdf'))
    deliveryConfig.mostAttachedBytes = (pdf?.size ?? 0) + 2000
    await givenIssued()
    assert.deepEqual(
      invoiceMails(server)[1].attachments.map(({ contentType }) => contentType),
      ['application/pdf']
    )
    assert.include(invoiceMails(server)[1].text ?? '', 'PDF 文件见附件')
    deliveryConfig.attach = 'none'
    await givenIssued()
    assert.lengthOf(invoiceMails(server)[2].attachments, 0)
    assert.include(invoiceMails(server)[2].text ?? '', '请用下面的链接')
  })

  const refusals = [
    [{ refuseRecipient: { code: 550, words: '5.1.1 no such user' } }, 'bad_recipient', '550 5.1.1'],
    [{ refuseBody: { code: 552, words: 'too much mail' } }, 'refused', '552'],
  ] as const
  for (const [manners, problem, answer] of refusals) {
    test(`a refusal ${problem} is a bounce, is not tried again, and the link goes out by text message`, async ({
      assert,
    }) => {
      const server = await openMailServer(manners)
      const invoice = await givenIssued()
      const [mail] = await messagesOf(invoice)
      assert.deepInclude(mail.serialize(), { state: 'bounced', problem, answer, attempts: 1 })
      assert.isFalse(JSON.stringify(mail.serialize()).includes('no such user'))
      clock.freeze(clock.now().plus({ hours: 1 }))
      await new RetryMessages().handle()
      await mail.refresh()
      await server.close()
      assert.deepInclude(mail.serialize(), { state: 'bounced', attempts: 1 })
      const [text, ...others] = await messagesOf(invoice, 'sms')
      assert.lengthOf(others, 0)
      assert.equal(text.state, 'sent')
      assert.isNotNull(text.link)
    })
  }

  test('a 4xx after the letter is tried again until it is taken; a bounce by hand, with a renewed link', async ({
    assert,
    cleanup,
  }) => {
    const busy = await openMailServer({ refuseBody: { code: 451, words: 'later' } })
    const invoice = await givenIssued()
    await busy.close()
    const [mail] = await messagesOf(invoice)
    assert.deepInclude(mail.serialize(), { state: 'queued', problem: 'not_accepted_try_later' })
    const strict = await openMailServer({ refuseRecipient: { code: 550, words: 'no' } })
    clock.freeze(clock.now().plus({ seconds: 6 }))
    await new RetryMessages().handle()
    await strict.close()
    await mail.refresh()
    assert.equal(mail.state, 'bounced')

    const server = await openMailServer()
    cleanup(() => server.close())
    clock.freeze(clock.now().plus({ days: 10 }))
    await new ResendMessage().handle({ messageId: mail.id, by: SYSTEM })
    await drainOutbox()
    await mail.refresh()
    assert.deepInclude(mail.serialize(), { state: 'sent', problem: null, answer: null })
    assert.lengthOf(server.mails, 1)
    await mail.load('link')
    assert.equal(mail.link.standing, 'open')
  })
})
