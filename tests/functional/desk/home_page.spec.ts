import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { actorOf } from '#app/identity/models/user'
import type { Role } from '#app/identity/roles'
import { ReviewOrder } from '#app/orders/actions/review_order'
import { givenOrder } from '#tests/support/orders'
import { givenStaff, signedIn } from '#tests/support/people'
import { givenShipment } from '#tests/support/shipments'

async function homeOf(...roles: Role[]): Promise<string> {
  const visitor = await signedIn(await givenStaff(...roles))
  const page = await visitor.get('/desk')
  return page.text
}

/** The keys of the widgets on a page, in their order. */
function widgetsOn(text: string): string[] {
  return [...text.matchAll(/data-widget="(\w+)"/g)].map(([, key]) => key)
}

test.group('Home of staff', (group) => {
  group.each.setup(async () => {
    await db.from('rate_limits').delete()
  })

  const homes: [Role[], string[]][] = [
    [['clerk'], ['rejected', 'drafts', 'services', 'unpaid', 'imports']],
    [['reviewer'], ['reviews', 'findings']],
    [['warehouse'], ['preparation', 'packing', 'handover', 'stuck_parcels']],
    [['courier'], ['deliveries']],
    [['finance'], ['unknown_payments', 'transfers', 'refunds', 'refused_invoices']],
    [['service'], ['rejected', 'drafts', 'services', 'unpaid', 'failed_messages']],
    [['admin'], ['failed_messages', 'channels', 'account_changes']],
    [['security'], ['failed_sign_ins', 'account_changes']],
    [['auditor'], ['account_changes', 'newest_entries']],
    [
      ['reviewer', 'courier'],
      ['reviews', 'findings', 'deliveries'],
    ],
  ]
  for (const [roles, keys] of homes) {
    test(`${roles.join(' and ')}: the work of the role, and no other`, async ({ assert }) => {
      assert.deepEqual(widgetsOn(await homeOf(...roles)), keys)
    })
  }

  test('an order waits at its reviewer, then at those who mend it, and never at its author', async ({
    assert,
  }) => {
    const author = await givenStaff('clerk', 'reviewer')
    const order = await givenOrder({ author })
    const reviewer = await givenStaff('reviewer')
    const [own, others] = [await signedIn(author), await signedIn(reviewer)]
    // The queue is as long as other tests left it: its head shows the oldest.
    await db.from('orders').where('id', order.id).update({ submitted_at: '2020-01-01T00:00:00Z' })

    const queue = await others.get('/desk')
    assert.include(queue.text, order.number)
    const mine = await own.get('/desk')
    assert.notInclude(mine.text, order.number)

    const by = actorOf(reviewer)
    await new ReviewOrder().handle({
      orderId: order.id,
      decision: 'rejected',
      reason: '缺地址',
      by,
    })
    const after = await own.get('/desk')
    assert.include(after.text, order.number)
    assert.include(after.text, `/desk/orders/${order.id}`)
  })

  test('a courier sees the own parcels, with a link to the page that works on them', async ({
    assert,
  }) => {
    const courier = await givenStaff('courier')
    const visitor = await signedIn(courier)
    const before = await visitor.get('/desk')
    assert.include(before.text, '今天的包裹都已派送')

    const parcel = await givenShipment('handed_over')
    await db.from('shipments').where('id', parcel.id).update({ courier_user_id: courier.id })
    const page = await visitor.get('/desk')
    assert.include(page.text, parcel.number)
    assert.include(page.text, 'href="/desk/deliveries"')
  })
})
