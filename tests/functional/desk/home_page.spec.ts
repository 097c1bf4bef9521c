import '@japa/assert'
import testUtils from '@adonisjs/core/services/test_utils'
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
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const homes: [Role[], string[]][] = [
    [['clerk'], ['rejected', 'drafts', 'services', 'unpaid', 'imports']],
    [['reviewer'], ['reviews', 'findings']],
    [['warehouse'], ['preparation', 'packing', 'handover', 'stuck_parcels']],
    [['courier'], ['deliveries']],
    [
      ['finance'],
      [
        'unknown_payments',
        'transfers',
        'refunds',
        'forms_to_answer',
        'tax_channels',
        'invoice_exceptions',
        'mismatches',
      ],
    ],
    [['service'], ['cases', 'failed_messages', 'rejected', 'drafts', 'services', 'unpaid']],
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

  test('who may place orders starts one from here, and nobody else', async ({ assert }) => {
    const link = 'href="/desk/orders/new"'
    for (const role of ['clerk', 'service', 'manager'] as const)
      assert.include(await homeOf(role), link)
    for (const role of ['reviewer', 'warehouse', 'finance'] as const)
      assert.notInclude(await homeOf(role), link)
  })

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
    assert.include(before.text, '没有等您派送的包裹')

    const parcel = await givenShipment('handed_over')
    await db.from('shipments').where('id', parcel.id).update({ courier_user_id: courier.id })
    const page = await visitor.get('/desk')
    assert.include(page.text, parcel.number)
    assert.include(page.text, 'href="/desk/deliveries"')
  })
})

test.group('Links of the home page', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('each widget leads to a list that opens', async ({ assert }) => {
    const roles: Role[] = ['clerk', 'reviewer', 'warehouse', 'courier', 'finance', 'service']
    const visitors = [
      await signedIn(await givenStaff(...roles)),
      await signedIn(await givenStaff('auditor')),
      await signedIn(await givenStaff('security')),
      await signedIn(await givenStaff('admin')),
      await signedIn(await givenStaff('manager')),
    ]
    for (const visitor of visitors) {
      const { text } = await visitor.get('/desk')
      const main = text.slice(text.indexOf('<main'))
      const links = [...main.matchAll(/href="(\/desk[^"#]*)"/g)].map(([, link]) =>
        link.replaceAll('&amp;', '&')
      )
      for (const link of new Set(links)) {
        const page = await visitor.get(link)
        assert.equal(page.status, 200, link)
      }
    }
  }).timeout(60_000)

  test('my drafts leads to my drafts, refunds to payments that are being refunded', async ({
    assert,
  }) => {
    const clerk = await givenStaff('clerk')
    const mine = await givenOrder({ author: clerk })
    const other = await givenOrder()
    await db.from('orders').whereIn('id', [mine.id, other.id]).update({ state: 'draft' })
    const visitor = await signedIn(clerk)
    const home = await visitor.get('/desk')
    assert.include(home.text, `/desk/orders?status=draft&amp;author=${clerk.id}`)
    const list = await visitor.get(`/desk/orders?status=draft&author=${clerk.id}`)
    assert.include(list.text, mine.number)
    assert.notInclude(list.text, other.number)
    const refunds = await visitor.get('/desk/payments?tab=refunding')
    assert.include(refunds.text, '退款中')
  })
})
