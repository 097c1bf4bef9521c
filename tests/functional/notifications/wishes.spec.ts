import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { AskForCorrection } from '#app/credits/actions/ask_for_correction'
import { BeginCorrection } from '#app/credits/actions/begin_correction'
import { actorOf } from '#app/identity/models/user'
import type Invoice from '#app/invoices/models/invoice'
import Message from '#app/notifications/models/message'
import type { Actor } from '#app/platform/actor'
import { plugins } from '#app/platform/plugins/registry'
import { givenOriginal, obligingTaxSide } from '#tests/support/credits'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenCustomerUser, givenStaff } from '#tests/support/people'

const TITLE = { name: '武汉光谷数据有限公司', taxpayerId: '91420100MA4KXY1233', email: null }

async function ask(original: Invoice, by: Actor): Promise<string> {
  const asked = await new AskForCorrection().handle({
    originalId: original.id,
    title: TITLE,
    invoiceKind: 'ordinary',
    by,
  })
  if (!asked.ok) throw new Error(`not asked: ${asked.failure.type}`)
  return asked.value.correctionId
}

function told({ orderId }: Invoice, template: string): Promise<Message[]> {
  return Message.query().where({ order_id: orderId, template })
}

test.group('wishes of customers are told to finance', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.each.setup(() => () => plugins.restore())

  test('another title that a customer asks for stands in the inbox and leads to the queue', async ({
    assert,
    client,
  }) => {
    const finance = await givenStaff('finance')
    const original = await givenOriginal()
    await clearOutbox()
    await ask(original, actorOf(await givenCustomerUser()))
    await drainOutbox({ twice: true })
    const messages = await told(original, 'correction_asked_for')
    assert.deepEqual(
      messages.map(({ userId, channel }) => [userId, channel]),
      [[finance.id, 'site']]
    )
    const inbox = await client.get('/desk/messages/inbox').loginAs(finance)
    inbox.assertTextIncludes('申请更正发票抬头')
    inbox.assertTextIncludes('查看申请')
    const opened = await client
      .post(`/desk/messages/inbox/${messages[0].id}/reading`)
      .form({ open: '1' })
      .loginAs(finance)
      .withCsrfToken()
    opened.assertRedirectsTo('/desk/invoice-requests')
  })

  test('staff who correct a title themselves are told of it only when it stops', async ({
    assert,
  }) => {
    const finance = await givenStaff('finance')
    const original = await givenOriginal()
    await clearOutbox()
    const correctionId = await ask(original, actorOf(finance))
    obligingTaxSide({ apply: () => ({ status: 'declined', reason: 'bad_buyer' }) })
    await new BeginCorrection().handle({ correctionId, by: actorOf(finance) })
    await drainOutbox({ twice: true })
    assert.lengthOf(await told(original, 'correction_asked_for'), 0)
    assert.lengthOf(await told(original, 'correction_stopped'), 1)
  })
})
