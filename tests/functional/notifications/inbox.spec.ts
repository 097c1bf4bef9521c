import '@japa/assert'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import type User from '#app/identity/models/user'
import { QueueDrafts } from '#app/notifications/actions/queue_drafts'
import Message from '#app/notifications/models/message'
import { newId } from '#app/platform/database/uuid'
import { clearOutbox } from '#tests/support/drain_outbox'
import { givenOrder } from '#tests/support/orders'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'

/** Tells somebody on the site that orders of theirs were delivered. */
async function tell(user: User, count = 1): Promise<Message[]> {
  const order = await givenOrder()
  const drafts = Array.from({ length: count }, () => ({
    eventId: newId(),
    eventType: 'orders.delivered',
    template: 'order_delivered',
    subject: { kind: 'order' as const, id: order.id },
    addressee: { to: user.id, channel: 'site' as const, locale: 'zh-CN' as const, userId: user.id },
    values: { orderNumber: order.number },
    invoiceId: null,
  }))
  await db.transaction((trx) => new QueueDrafts().handle({ drafts }, trx))
  return Message.query().where('userId', user.id)
}

async function unreadOf(user: User): Promise<number> {
  const rows = await db.from('messages').where('user_id', user.id).whereNull('read_at')
  return rows.length
}

const COUNT = />(\d+\+?)<\/span>\s*<span class="visually-hidden">\d+\+? 条未读/

test.group('Inbox', (group) => {
  group.each.setup(async () => {
    const rollBack = await testUtils.db().wrapInGlobalTransaction()
    await clearOutbox()
    return rollBack
  })

  test('an empty inbox says what will stand there', async ({ assert }) => {
    const visitor = await signedIn(await givenCustomerUser())
    const page = await visitor.get('/my/messages')
    assert.include(page.text, '订单有进展时')
    assert.notMatch(page.text, COUNT)
  })

  test('what is unread comes first, with its number in the menu of every page', async ({
    assert,
  }) => {
    const user = await givenCustomerUser()
    const [first] = await tell(user, 3)
    const visitor = await signedIn(user)
    const before = await visitor.get('/my/orders')
    assert.equal(COUNT.exec(before.text)?.[1], '3')

    await visitor.get('/my/messages')
    const read = await visitor.post(`/my/messages/${first.id}/reading`)
    assert.include(read, { status: 303, location: '/my/messages' })
    const page = await visitor.get('/my/messages')
    assert.equal(COUNT.exec(page.text)?.[1], '2')
    assert.isBelow(page.text.indexOf('未读消息'), page.text.indexOf('已读消息'))
    assert.lengthOf(page.text.match(/name="open"/g) ?? [], 2)
  })

  test('opening what a message is about marks it as read', async ({ assert }) => {
    const user = await givenCustomerUser()
    const [message] = await tell(user)
    const visitor = await signedIn(user)
    await visitor.get('/my/messages')
    const opened = await visitor.post(`/my/messages/${message.id}/reading`, { open: '1' })
    assert.include(opened, { status: 303, location: `/my/orders/${message.orderId}` })
    assert.equal(await unreadOf(user), 0)
  })

  test('all are marked as read at once, and only the own ones', async ({ assert }) => {
    const [user, other] = [await givenStaff('clerk'), await givenStaff('clerk')]
    await tell(user, 2)
    const [foreign] = await tell(other)
    const visitor = await signedIn(user)
    const page = await visitor.get('/desk/messages/inbox')
    assert.equal(COUNT.exec(page.text)?.[1], '2')
    const answer = await visitor.post('/desk/messages/inbox/reading')
    assert.include(answer, { status: 303, location: '/desk/messages/inbox' })
    assert.equal(await unreadOf(user), 0)

    const refused = await visitor.post(`/desk/messages/inbox/${foreign.id}/reading`)
    assert.equal(refused.status, 404)
    assert.equal(await unreadOf(other), 1)
  })

  test('more than ninety-nine are simply many', async ({ assert }) => {
    const user = await givenCustomerUser()
    await tell(user, 120)
    const visitor = await signedIn(user)
    const page = await visitor.get('/my/messages')
    assert.equal(COUNT.exec(page.text)?.[1], '99+')
    assert.include(page.text, '最新的 50 条')
  })
})
