import '@japa/assert'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { newId } from '#app/platform/database/uuid'
import type { Role } from '#app/identity/roles'
import { givenOrder } from '#tests/support/orders'
import { givenStaff, signedIn } from '#tests/support/people'
import { givenShipment } from '#tests/support/shipments'
import { emptyTestDatabase } from '#tests/support/test_database'

interface Doubled {
  what: string
  role: Role
  page: string
  path: (orderId: string) => string
  form: Record<string, unknown>
  table: string
}

const DOUBLED: Doubled[] = [
  {
    what: 'saved view',
    role: 'clerk',
    page: '/desk/orders',
    path: () => '/desk/views',
    form: {
      list: 'orders',
      name: '今天的专票',
      path: '/desk/orders',
      query: 'sort=-total',
      columns: ['number', 'total'],
      density: 'normal',
    },
    table: 'saved_views',
  },
  {
    what: 'rule for automatic approval',
    role: 'manager',
    page: '/desk/review-rules/new',
    path: () => '/desk/review-rules',
    form: {
      'label': '常客',
      'limit': '500',
      'minCompleted': '1',
      'orderTypes[]': 'parcel',
      'sources[]': 'portal',
    },
    table: 'review_rules',
  },
  {
    what: 'note of an exception',
    role: 'reviewer',
    page: '/desk/orders',
    path: (orderId) => `/desk/orders/${orderId}/exception`,
    form: { note: '地址无法核实' },
    table: 'case_notes',
  },
  {
    what: 'wave',
    role: 'warehouse',
    page: '/desk/preparation',
    path: () => '/desk/waves',
    form: { size: '1' },
    table: 'pick_waves',
  },
]

test.group('A form that is sent twice', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('makes one {what}, and leads both times to it')
    .with(DOUBLED)
    .run(async ({ assert }, { role, page, path, form, table }) => {
      const order = await givenOrder()
      await givenShipment('preparing')
      await givenShipment('preparing')
      const visitor = await signedIn(await givenStaff(role))
      await visitor.get(page)
      const sent = { ...form, _token_once: newId() }
      const [first, again] = await Promise.all([
        visitor.post(path(order.id), sent),
        visitor.post(path(order.id), sent),
      ])
      assert.deepEqual([first.status, again.status], [303, 303])
      assert.equal(first.location, again.location)
      assert.lengthOf(await db.from(table), 1)
    })

  test('and found nothing to do says so both times', async ({ assert }) => {
    const visitor = await signedIn(await givenStaff('warehouse'))
    await visitor.get('/desk/preparation')
    const sent = { size: '1', _token_once: newId() }
    for (const answer of [
      await visitor.post('/desk/waves', sent),
      await visitor.post('/desk/waves', sent),
    ])
      assert.include(answer, { status: 303, location: '/desk/preparation' })
  })
})
