import '@japa/assert'
import { test } from '@japa/runner'
import { givenProduct } from '#tests/support/catalogue'
import { givenStaff, givenCustomerUser, signedIn } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'
import { Visitor } from '#tests/support/visitor'

test.group('The catalogue of customers', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('it shows what is for sale, and says in words whether it can be had', async ({ assert }) => {
    const plenty = await givenProduct({ price: '18.50', minQuantity: '5' })
    const none = await givenProduct({ stock: '0' })
    const gone = await givenProduct({ isActive: false })
    const visitor = await signedIn(await givenCustomerUser())
    const page = await visitor.get('/my/catalogue')
    assert.equal(page.status, 200)
    assert.deepEqual(page.text.match(/translation missing[^<"]*/g) ?? [], [])
    assert.include(page.text, `/my/orders/new?sku=${plenty.sku}`)
    assert.include(page.text, none.sku)
    assert.notInclude(page.text, gone.sku)
    assert.include(page.text, '¥18.50')
    assert.include(page.text, '5 件起订')
    assert.include(page.text, '缺货，可预订')
    assert.notInclude(page.text, '1000')
  })

  test('it is searched by name or SKU and narrowed to a kind', async ({ assert }) => {
    const parcel = await givenProduct()
    const service = await givenProduct({ fulfilment: 'service' })
    const visitor = await signedIn(await givenCustomerUser())
    const bySku = await visitor.get(`/my/catalogue?q=${parcel.sku.toLowerCase()}`)
    assert.include(bySku.text, parcel.sku)
    assert.notInclude(bySku.text, service.sku)
    const services = await visitor.get('/my/catalogue?kind=service')
    assert.include(services.text, service.sku)
    assert.notInclude(services.text, parcel.sku)
    const nothing = await visitor.get('/my/catalogue?q=%25')
    assert.include(nothing.text, 'empty-state')
  })

  test('guests sign in first, staff have their own', async ({ assert }) => {
    assert.include(await new Visitor().get('/my/catalogue'), { status: 303, location: '/login' })
    const staff = await signedIn(await givenStaff('manager'))
    assert.include(await staff.get('/my/catalogue'), { status: 403 })
  })
})
