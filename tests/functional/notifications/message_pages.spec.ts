import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { actorOf } from '#app/identity/models/user'
import { PlaceOrders } from '#app/orders/actions/place_orders'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenProduct } from '#tests/support/catalogue'
import { givenOrder, orderDraft } from '#tests/support/orders'
import { givenCustomerUser, givenStaff } from '#tests/support/people'

test.group('pages of messages', (group) => {
  group.each.setup(async () => {
    const rollBack = await testUtils.db().wrapInGlobalTransaction()
    await clearOutbox()
    return rollBack
  })

  test('a guest is sent to sign in, and a role without the right is refused', async ({
    client,
  }) => {
    const guest = await client.get('/desk/messages').redirects(0)
    guest.assertStatus(303)
    const packer = await givenStaff('warehouse')
    const refused = await client.get('/desk/messages').loginAs(packer)
    refused.assertStatus(403)
  })

  test('a reviewer is told of an order that waits', async ({ client }) => {
    const reviewer = await givenStaff('reviewer')
    const order = await givenOrder()
    await drainOutbox()
    const page = await client.get('/desk/messages/inbox').loginAs(reviewer)

    page.assertStatus(200)
    page.assertTextIncludes(`订单 ${order.number} 待审核`)
  })

  test('a reviewer is not told of each order of a sheet', async ({ assert }) => {
    const product = await givenProduct()
    const author = await givenStaff('clerk', 'reviewer')
    const placing = { by: actorOf(author), authorId: author.id, drafts: [orderDraft(product)] }
    for (const source of ['import', 'desk'] as const)
      await db.transaction((trx) => new PlaceOrders().handle({ ...placing, source }, trx))
    await drainOutbox()

    const told = await db
      .from('messages')
      .join('orders', 'orders.id', 'messages.order_id')
      .where('template', 'order_to_review')
      .select('orders.source')
    assert.deepEqual([...new Set(told.map(({ source }) => source))], ['desk'])
  })

  test('a customer sees only what was told to them', async ({ client, assert }) => {
    const order = await givenOrder()
    await drainOutbox()
    const page = await client.get('/my/messages').loginAs(await givenCustomerUser())

    page.assertStatus(200)
    assert.notInclude(page.text(), order.number)
  })

  test('the ledger masks its recipients', async ({ client, assert }) => {
    await givenStaff('reviewer')
    await givenOrder()
    await drainOutbox()
    const page = await client.get('/desk/messages').loginAs(await givenStaff('service'))

    page.assertStatus(200)
    assert.notInclude(page.text(), 'wang@example.com')
  })
})
