import '@japa/assert'
import { test } from '@japa/runner'
import { clock } from '#app/platform/clock'
import { givenApprovedOrder } from '#tests/support/orders'
import { givenStaff, signedIn } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'

test.group('The history of an order', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('says who, when, why, from what to what, by kind and by day, and goes into a file', async ({
    assert,
  }) => {
    const order = await givenApprovedOrder()
    const visitor = await signedIn(await givenStaff('service'))
    const path = `/desk/orders/${order.id}`
    await visitor.get(path)
    const form = await visitor.get(`${path}/edit`)
    assert.equal(form.status, 200)
    const all = await visitor.get(`${path}/history`)
    assert.include(all.text, '已通过')
    assert.include(all.text, '共 2 条')

    const none = await visitor.get(`${path}/history?kind=payment`)
    assert.include(none.text, '没有符合条件的记录')
    const orders = await visitor.get(`${path}/history?kind=order&from=${clock.businessDay()}`)
    assert.include(orders.text, '共 2 条')
    const before = await visitor.get(`${path}/history?until=2020-01-01`)
    assert.include(before.text, '没有符合条件的记录')
    const file = await visitor.get(`${path}/history/export/csv`)
    assert.lengthOf(file.text.trim().split('\r\n'), 3)
    assert.include(file.text, '时间,变更类型,变更前,变更后,操作人,理由')
  })
})
