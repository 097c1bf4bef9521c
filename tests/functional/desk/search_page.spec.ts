import '@japa/assert'
import { test } from '@japa/runner'
import { givenProduct } from '#tests/support/catalogue'
import { givenDraft } from '#tests/support/invoices'
import { givenOrder, orderDraft } from '#tests/support/orders'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'
import { givenShipment } from '#tests/support/shipments'
import { emptyTestDatabase } from '#tests/support/test_database'
import { type Page, statusOf, Visitor } from '#tests/support/visitor'

const TOO_SHORT = '请至少输入两个字'

function look(visitor: Visitor, text: string): Promise<Page> {
  return visitor.get(`/desk/search?q=${encodeURIComponent(text)}`)
}

/** The links of the results, from the top. */
function found({ text }: Page): string[] {
  return [...text.matchAll(/data-found="([^"]+)"/g)].map(([, href]) => href)
}

/** What the page says of one result, as a person reads it. */
function lineOf({ text }: Page, href: string): string {
  const [, row = ''] = text.split(`data-found="${href}"`)
  return row
    .split('</tr>')[0]
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

test.group('The search box of the desk', (group) => {
  group.each.setup(() => emptyTestDatabase())
  group.teardown(() => emptyTestDatabase())

  test('finds an order by each thing that is known of it, and says by which', async ({
    assert,
  }) => {
    const product = await givenProduct()
    const draft = orderDraft(product, { externalNumber: 'TB-2026-7', phone: '13900001111' })
    draft.customer.details.name = '武汉东湖示例有限公司'
    draft.customer.title = { name: '东湖集团', taxpayerId: null, email: null }
    const order = await givenOrder({ product, draft })
    await givenOrder({ product })
    const clerk = await signedIn(await givenStaff('clerk'))

    for (const [text, why] of [
      [order.number, '订单号 完全一致'],
      ['TB-2026-7', '外部单号 完全一致'],
      ['武汉东湖示例有限公司', '客户名称 完全一致'],
      ['东湖示例', '客户名称'],
      ['集团', '发票抬头'],
      ['13900001111', '电话 完全一致'],
      ['139 0000 1111', '电话 完全一致'],
      ['1111', '电话'],
    ]) {
      const page = await look(clerk, text)
      const href = `/desk/orders/${order.id}`
      assert.include(lineOf(page, href), ` ${why} `, text)
      assert.equal(lineOf(page, href).includes('完全一致'), why.includes('完全一致'), text)
      assert.lengthOf(
        found(page).filter((link) => link.startsWith('/desk/orders/')),
        1,
        text
      )
    }
  })

  test('shows people and phones masked', async ({ assert }) => {
    const order = await givenOrder()
    const page = await look(await signedIn(await givenStaff('clerk')), '13812345678')
    assert.include(lineOf(page, `/desk/orders/${order.id}`), '王* · 湖北省武汉市洪山区****')
    assert.include(lineOf(page, `/desk/customers/${order.customerId}`), '138****5678')
    const results = page.text.slice(page.text.indexOf('data-found'))
    for (const secret of ['王芳', '13812345678', '珞喻路']) assert.notInclude(results, secret)
  })

  test('finds a parcel by its waybill, and an invoice with its order', async ({ assert }) => {
    const parcel = await givenShipment('booked', { waybillNumber: 'EA123456785CN' })
    const invoice = await givenDraft()
    const manager = await signedIn(await givenStaff('manager'))

    const byWaybill = await look(manager, 'ea123456785cn')
    assert.deepEqual(found(byWaybill), [`/desk/parcels/${parcel.id}`])
    assert.include(lineOf(byWaybill, `/desk/parcels/${parcel.id}`), '运单号 完全一致')

    const byRequest = await look(manager, invoice.issueRequestNo)
    assert.deepEqual(found(byRequest), [`/desk/invoices/${invoice.id}`])
    assert.include(lineOf(byRequest, `/desk/invoices/${invoice.id}`), '开票流水号 完全一致')

    const { number } = await invoice.related('order').query().firstOrFail()
    assert.deepEqual(found(await look(manager, number)), [
      `/desk/orders/${invoice.orderId}`,
      `/desk/invoices/${invoice.id}`,
    ])
  })

  test('puts what is exactly so before what only contains it', async ({ assert }) => {
    const product = await givenProduct()
    const [exact] = [
      await givenOrder({ product, draft: orderDraft(product, { name: '李娜' }) }),
      await givenOrder({ product, draft: orderDraft(product, { name: '李娜娜' }) }),
    ]
    const clerk = await signedIn(await givenStaff('clerk'))
    const orders = found(await look(clerk, '李娜')).filter((href) => href.includes('/orders/'))
    assert.lengthOf(orders, 2)
    assert.equal(orders[0], `/desk/orders/${exact.id}`)

    await product.merge({ sku: '李娜' }).save()
    const bySku = await look(clerk, product.sku.toLowerCase())
    assert.include(lineOf(bySku, `/desk/products/${product.id}`), '商品编码 完全一致')
  })

  test('takes one character for a family name and asks for two elsewhere', async ({ assert }) => {
    const order = await givenOrder()
    const clerk = await signedIn(await givenStaff('clerk'))
    const page = await look(clerk, '王')
    assert.sameMembers(found(page), [
      `/desk/orders/${order.id}`,
      `/desk/customers/${order.customerId}`,
    ])
    assert.include(page.text, TOO_SHORT)

    const inside = await look(clerk, '芳')
    assert.deepEqual(found(inside), [])
    assert.include(inside.text, TOO_SHORT)
    const name = await look(clerk, '王芳')
    assert.notInclude(name.text, TOO_SHORT)
  })

  test('reads rare characters, signs of patterns and rubbish without harm', async ({ assert }) => {
    const product = await givenProduct()
    const draft = orderDraft(product, { name: '𠮷𡈽' })
    const order = await givenOrder({ product, draft })
    const clerk = await signedIn(await givenStaff('clerk'))
    assert.include(found(await look(clerk, '𠮷𡈽')), `/desk/orders/${order.id}`)
    assert.include(found(await look(clerk, '𠮷')), `/desk/orders/${order.id}`)

    for (const text of ['%%', '__', String.raw`\\`, `''`, '㐀㐁', '😀😀', 'x'.repeat(3000)]) {
      const page = await look(clerk, text)
      assert.deepInclude([page.status, found(page)], [], text)
      assert.include(page.text, '没有找到', text)
    }
    for (const path of ['/desk/search', '/desk/search?q=%00', '/desk/search?q[]=a&q[]=b']) {
      const page = await clerk.get(path)
      assert.include(page.text, '想找什么', path)
    }
    for (const list of ['orders?q=', 'parcels?number=', 'invoices?number=', 'products?q='])
      assert.equal(await statusOf(clerk.get(`/desk/${list}a%00`)), 200, list)
  })

  test('looks only where the role may, and only staff may look', async ({ assert }) => {
    const parcel = await givenShipment('booked', { waybillNumber: 'EA123456785CN' })
    const { orderId } = parcel
    const warehouse = await signedIn(await givenStaff('warehouse'))
    assert.deepEqual(found(await look(warehouse, '王芳')), [])
    assert.deepEqual(found(await look(warehouse, 'EA123456785CN')), [`/desk/parcels/${parcel.id}`])
    const clerk = await signedIn(await givenStaff('clerk'))
    assert.include(found(await look(clerk, '王芳')), `/desk/orders/${orderId}`)

    const guest = await look(new Visitor(), '王芳')
    assert.include(guest, { status: 303, location: '/login' })
    const customer = await signedIn(await givenCustomerUser())
    assert.equal(await statusOf(look(customer, '王芳')), 403)
  })
})
