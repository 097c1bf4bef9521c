import '@japa/assert'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { givenProduct } from '#tests/support/catalogue'
import { givenOrder, orderDraft } from '#tests/support/orders'
import { givenStaff, signedIn } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'
import type { Visitor } from '#tests/support/visitor'

const HREF_OLDER = /href="([^"]+)" rel="next"/

/** The ids of all rows that a list shows, page after page. */
async function walk(visitor: Visitor, path: string): Promise<string[]> {
  const ids: string[] = []
  for (let next: string | undefined = path; next;) {
    const { status, text } = await visitor.get(next)
    if (status !== 200) throw new Error(`${next} answered ${status}`)
    ids.push(...[...text.matchAll(/data-row="([^"]+)"/g)].map(([, id]) => id))
    next = HREF_OLDER.exec(text)?.[1].replaceAll('&amp;', '&')
  }
  return ids
}

async function givenManyOrders(count: number) {
  const product = await givenProduct()
  const author = await givenStaff('clerk')
  const orders = []
  for (let index = 0; index < count; index += 1)
    orders.push(
      await givenOrder({
        product,
        author,
        draft: orderDraft(product, { quantity: String(((index * 7) % 11) + 1) }),
      })
    )
  return orders
}

test.group('List pages', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('every order of rows shows each row once, over all pages and back', async ({ assert }) => {
    const orders = await givenManyOrders(56)
    const visitor = await signedIn(await givenStaff('clerk'))
    for (const sort of ['-placed', 'placed', '-total', 'total', 'number']) {
      const ids = await walk(visitor, `/desk/orders?sort=${sort}`)
      assert.lengthOf(ids, 56)
      assert.lengthOf(new Set(ids), 56)
    }
    const totals = await db.from('orders').select('id').orderBy('total_fen').orderBy('id')
    assert.deepEqual(
      await walk(visitor, '/desk/orders?sort=total'),
      totals.map(({ id }) => id)
    )

    const first = await visitor.get('/desk/orders?sort=number')
    const second = await visitor.get(
      HREF_OLDER.exec(first.text)?.[1].replaceAll('&amp;', '&') ?? ''
    )
    const back = /href="([^"]+)" rel="prev"/.exec(second.text)?.[1].replaceAll('&amp;', '&') ?? ''
    const again = await visitor.get(back)
    assert.include(again.text, orders[0].number)
    assert.notInclude(again.text, orders[55].number)
  })

  test('a place of another order, or one made up, leads to the first page', async ({ assert }) => {
    await givenManyOrders(52)
    const visitor = await signedIn(await givenStaff('clerk'))
    const page = await visitor.get('/desk/orders?sort=total')
    const after = /after=([^"&]+)/.exec(page.text)?.[1] ?? ''
    for (const wrong of [
      `sort=number&after=${after}`,
      'after=nonsense',
      'sort=customer',
      'day=2026-99-99',
    ]) {
      const first = await visitor.get(`/desk/orders?${wrong}`)
      assert.equal(first.status, 200)
      assert.include(first.text, '共 52 条')
      assert.notInclude(first.text, 'rel="prev"')
    }
  })

  test('a jump to a day begins with that day and can go on to both sides', async ({ assert }) => {
    const [old, young] = await givenManyOrders(2)
    await db.from('orders').where('id', old.id).update({ placed_at: '2026-03-05T15:59:59Z' })
    const visitor = await signedIn(await givenStaff('clerk'))
    const fifth = await visitor.get('/desk/orders?day=2026-03-05')
    assert.include(fifth.text, old.number)
    assert.notInclude(fifth.text, young.number)
    assert.include(fifth.text, 'rel="prev"')
    const fourth = await visitor.get('/desk/orders?day=2026-03-04')
    assert.notInclude(fourth.text, old.number)
  })

  test('columns and density are remembered for the person, and reset', async ({ assert }) => {
    await givenOrder()
    const visitor = await signedIn(await givenStaff('clerk'))
    const colleague = await signedIn(await givenStaff('clerk'))
    await visitor.get('/desk/orders')
    const keep = (form: Record<string, unknown>) =>
      visitor.post('/desk/lists/orders/layout', {
        path: '/desk/orders',
        query: 'sort=total',
        columns: ['number', 'total', 'placed'],
        density: 'compact',
        ...form,
      })
    assert.include(await keep({}), { status: 303, location: '/desk/orders?sort=total' })
    const heads = async (who: Visitor) => {
      const { text } = await who.get('/desk/orders')
      const head = /<thead>.*?<\/thead>/s.exec(text)?.[0] ?? ''
      return [...head.matchAll(/>([^<>]*[一-鿿][^<>]*)</g)].map(([, word]) => word.trim())
    }
    assert.deepEqual(await heads(visitor), ['订单号', '金额', '下单时间'])
    const own = await heads(colleague)
    assert.isAbove(own.length, 6)

    await keep({ move: 'placed:up' })
    assert.deepEqual(await heads(visitor), ['订单号', '下单时间', '金额'])
    await keep({ reset: '1' })
    assert.deepEqual(await heads(visitor), own)
  })

  test('a view keeps filters, order and columns, for its owner or a role', async ({ assert }) => {
    await givenOrder()
    const manager = await signedIn(await givenStaff('manager'))
    const clerk = await signedIn(await givenStaff('clerk'))
    const view = {
      list: 'orders',
      name: '大额待审',
      path: '/desk/orders',
      query: 'status=in_review&sort=-total',
      columns: ['number', 'total'],
      density: 'roomy',
    }
    await clerk.get('/desk/orders')
    const own = await clerk.post('/desk/views', view)
    assert.equal(own.status, 303)
    assert.match(own.location ?? '', /^\/desk\/orders\?status=in_review&sort=-total&view=/)
    const opened = await clerk.get(own.location ?? '')
    assert.include(opened.text, '大额待审')
    assert.include(opened.text, 'is-roomy')
    const seenByManager = await manager.get('/desk/orders')
    assert.notInclude(seenByManager.text, '大额待审')

    assert.include(await clerk.post('/desk/views', { ...view, role: 'reviewer' }), { status: 403 })
    await manager.post('/desk/views', { ...view, name: '早班清单', role: 'clerk' })
    const shared = await clerk.get('/desk/orders')
    assert.include(shared.text, '早班清单')

    const stored = await db.from('saved_views')
    assert.lengthOf(stored, 2)
    assert.notInclude(JSON.stringify(stored), '大额待审')
    const theirs = stored.find(({ role }) => role === 'clerk')?.id
    assert.include(await clerk.post(`/desk/views/${theirs}/removal`, { path: '/desk/orders' }), {
      status: 403,
    })
    const mine = stored.find(({ role }) => role === null)?.id
    await clerk.post(`/desk/views/${mine}`, { ...view, query: 'status=draft' })
    const changed = await clerk.get('/desk/orders')
    assert.include(changed.text, `/desk/orders?status=draft&amp;view=${mine}`)
    await clerk.post(`/desk/views/${mine}/removal`, { path: '/desk/orders' })
    assert.lengthOf(await db.from('saved_views'), 1)
  })

  test('a file holds all rows under the filters, identifiers as text, formulas neutralised', async ({
    assert,
  }) => {
    const product = await givenProduct()
    const draft = orderDraft(product, { externalNumber: '=1+1' })
    const order = await givenOrder({ product, draft })
    await givenManyOrders(51)
    const visitor = await signedIn(await givenStaff('clerk'))
    const csv = await visitor.get('/desk/orders/export/csv')
    assert.equal(csv.status, 200)
    const lines = csv.text.trim().split('\r\n')
    assert.lengthOf(lines, 53)
    assert.include(lines[0], '订单号,状态,客户')
    assert.include(csv.text, `${order.number},待审核,王*`)
    assert.include(csv.text, `,'=1+1,`)
    const one = await visitor.get('/desk/orders/export/csv?q=%3D1%2B1')
    assert.lengthOf(one.text.trim().split('\r\n'), 2)
    const xlsx = await visitor.get('/desk/orders/export/xlsx')
    assert.equal(xlsx.status, 200)
    const records = await db.from('audit_entries').where('action', 'lists.exported')
    assert.lengthOf(records, 3)
  })
})
