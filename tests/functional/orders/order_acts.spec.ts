import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/platform/clock'
import { PurgeOrders } from '#app/orders/actions/purge_orders'
import { SubmitOrder } from '#app/orders/actions/submit_order'
import Order from '#app/orders/models/order'
import { SYSTEM } from '#app/platform/actor'
import { givenProduct } from '#tests/support/catalogue'
import { givenApprovedOrder, givenOrder } from '#tests/support/orders'
import { givenStaff, signedIn } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'
import type { Visitor } from '#tests/support/visitor'

const NEW_ADDRESS = '湖北省武汉市武昌区中北路1号'

async function stateOf({ id }: Order): Promise<string> {
  const { state } = await Order.findOrFail(id)
  return state
}

async function textOf(visitor: Visitor, path: string): Promise<string> {
  const page = await visitor.get(path)
  return page.text
}

test.group('Acts on an order at the desk', (group) => {
  group.each.setup(async () => {
    await emptyTestDatabase()
    return () => clock.resume()
  })

  test('an edit keeps old and new value, and a stale one says who was faster', async ({
    assert,
  }) => {
    const order = await givenOrder()
    const path = `/desk/orders/${order.id}`
    const clerk = await givenStaff('clerk')
    const [first, second] = [await signedIn(clerk), await signedIn(await givenStaff('manager'))]
    const form = await first.get(`${path}/edit`)
    assert.notInclude(form.text, order.details.address)
    assert.include(await textOf(second, `${path}/edit`), order.details.address)

    assert.include(await first.post(path, { version: '1', address: NEW_ADDRESS }), {
      location: path,
    })
    const stale = await second.post(path, {
      version: '1',
      address: '湖北省武汉市江岸区中山大道1号',
    })
    assert.include(stale, { status: 303, location: `${path}/edit` })
    const again = await second.get(`${path}/edit`)
    assert.include(again.text, `订单被${clerk.personal.name}改过`)
    assert.include(again.text, NEW_ADDRESS)
    const page = await second.get(path)
    assert.include(page.text, '修改了地址')
  })

  test('an unreadable address is named at its field', async ({ assert }) => {
    const order = await givenOrder()
    const visitor = await signedIn(await givenStaff('clerk'))
    await visitor.get(`/desk/orders/${order.id}/edit`)
    const refused = await visitor.post(`/desk/orders/${order.id}`, {
      version: '1',
      address: '某地',
    })
    assert.equal(refused.status, 422)
    assert.include(refused.text, 'value="某地"')
  })

  test('acts that a role may not do are absent and refused', async ({ assert }) => {
    const order = await givenOrder()
    const path = `/desk/orders/${order.id}`
    const reviewer = await signedIn(await givenStaff('reviewer'))
    const page = await reviewer.get(path)
    for (const act of ['/edit', '/cancellation', '/move', '/deletion']) {
      assert.notInclude(page.text, `${path}${act}`)
    }
    for (const act of ['', '/cancellation', '/move', '/deletion', '/restoration', '/submission']) {
      assert.include(await reviewer.post(path + act), { status: 403 })
    }
    assert.include(await reviewer.get('/desk/orders/deleted'), { status: 403 })
  })

  test('a manager takes an order back to draft with a reason, and submits it again', async ({
    assert,
  }) => {
    const order = await givenOrder()
    const path = `/desk/orders/${order.id}`
    const manager = await signedIn(await givenStaff('manager'))
    await manager.get(path)
    await manager.post(`${path}/move`, { verb: 'withdraw', reason: '' })
    assert.include(await textOf(manager, path), '请写明理由')
    assert.equal(await stateOf(order), 'in_review')
    await manager.post(`${path}/move`, { verb: 'withdraw', reason: '客户要改数量' })
    assert.equal(await stateOf(order), 'draft')
    await manager.post(`${path}/submission`)
    assert.equal(await stateOf(order), 'in_review')
  })

  test('a cancelled order is deleted, restored, and purged when its time is over', async ({
    assert,
  }) => {
    const product = await givenProduct({ stock: '5' })
    const order = await givenApprovedOrder({ product })
    const path = `/desk/orders/${order.id}`
    const manager = await signedIn(await givenStaff('manager'))
    await manager.get(path)
    await manager.post(`${path}/deletion`)
    const kept = await Order.findOrFail(order.id)
    assert.isNull(kept.deletedAt)

    await db.from('orders').where('id', order.id).update({ state: 'cancelled' })
    await manager.post(`${path}/deletion`)
    const deleted = await manager.get('/desk/orders/deleted')
    assert.include(deleted.text, order.number)
    assert.notInclude(await textOf(manager, '/desk/orders'), order.number)
    await manager.post(`${path}/restoration`)
    assert.include(await textOf(manager, '/desk/orders'), order.number)

    await manager.post(`${path}/deletion`)
    clock.freeze(clock.now().plus({ days: 400 }))
    await new PurgeOrders().handle()
    clock.resume()
    const left = await Order.find(order.id)
    assert.isTrue(left === null || left.isEmptied)
    assert.include(await manager.get('/desk/orders/deleted'), { status: 200 })
    assert.include(await manager.get(path), { status: 404 })
    await manager.post(`${path}/restoration`)
    assert.notInclude(await textOf(manager, '/desk/orders'), order.number)
  })

  test('nothing is done with a deleted order', async ({ assert }) => {
    const order = await givenOrder()
    await db.from('orders').where('id', order.id).update({ state: 'draft', deleted_at: new Date() })
    const submitted = await new SubmitOrder().handle({ orderId: order.id, by: SYSTEM })
    assert.deepEqual(submitted, { ok: false, failure: { type: 'deleted' } })
  })
})
