import { test } from '@japa/runner'
import Product from '#app/catalog/models/product'
import { givenProduct, stockOf } from '#tests/support/catalogue'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'
import { statusOf, Visitor } from '#tests/support/visitor'

const FORM = {
  sku: 'P-9',
  name: '包裹寄递服务',
  spec: '',
  unit: '件',
  unitPriceInclTax: '18.50',
  taxClassCode: '3020101020000000000',
  taxRate: '0.09',
  taxTreatment: 'taxed',
  minQuantity: '1',
  fulfilment: 'parcel',
  onHand: '3',
}

const WRONG: { field: string; value: string; says: string }[] = [
  { field: 'unitPriceInclTax', value: '0.00', says: '含税单价的格式不正确' },
  { field: 'unitPriceInclTax', value: '1.005', says: '含税单价的格式不正确' },
  { field: 'name', value: '', says: '请填写名称' },
  { field: 'taxClassCode', value: '9999999999999999999', says: '编码表里没有' },
  { field: 'taxRate', value: '0', says: '税率必须是 0' },
]

test.group('The pages of products', (group) => {
  group.setup(() => emptyTestDatabase())
  group.teardown(() => emptyTestDatabase())

  test('are for people who are signed in and may see or change the catalogue', async ({
    assert,
  }) => {
    const product = await givenProduct()
    const guest = await new Visitor().get('/desk/products')
    assert.include(guest, { status: 303, location: '/login' })
    const customer = await signedIn(await givenCustomerUser())
    assert.equal(await statusOf(customer.get('/desk/products')), 403)

    const clerk = await signedIn(await givenStaff('clerk'))
    assert.equal(await statusOf(clerk.get(`/desk/products/${product.id}`)), 200)
    assert.equal(await statusOf(clerk.post(`/desk/products/${product.id}`, FORM)), 403)
    assert.equal(await statusOf(clerk.post('/desk/products', FORM)), 403)
    const courier = await signedIn(await givenStaff('courier'))
    assert.equal(await statusOf(courier.get('/desk/products')), 403)
  })

  test('a form with a wrong {field} ({value}) comes back with what was typed')
    .with(WRONG)
    .run(async ({ assert }, { field, value, says }) => {
      await givenProduct()
      const manager = await signedIn(await givenStaff('manager'))
      await manager.get('/desk/products/new')
      const answer = await manager.post('/desk/products', { ...FORM, [field]: value })
      assert.equal(answer.status, 422)
      assert.include(answer.text, says)
      assert.include(answer.text, 'value="P-9"')
      assert.isNull(await Product.findBy('sku', 'P-9'))
    })

  test('a good form makes the product, another changes it', async ({ assert }) => {
    await givenProduct()
    const manager = await signedIn(await givenStaff('manager'))
    await manager.get('/desk/products/new')
    const made = await manager.post('/desk/products', FORM)
    const product = await Product.findByOrFail('sku', 'P-9')
    assert.include(made, { status: 303, location: `/desk/products/${product.id}` })
    const changed = await manager.post(`/desk/products/${product.id}`, {
      ...FORM,
      unitPriceInclTax: '20.00',
    })
    assert.equal(changed.status, 303)
    await product.refresh()
    assert.deepInclude(product.$attributes, { unitPriceInclTax: '20.00', isActive: false })
  })

  test('a doubled click on the adjustment of stock counts once', async ({ assert }) => {
    const product = await givenProduct({ stock: '10' })
    const manager = await signedIn(await givenStaff('manager'))
    const page = await manager.get(`/desk/products/${product.id}/stock-adjustments/new`)
    const token = /name="_token_once" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const form = { reason: 'received', quantity: '5', _token_once: token }
    const path = `/desk/products/${product.id}/stock-adjustments`
    const answers = [await manager.post(path, form), await manager.post(path, form)]

    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303]
    )
    assert.deepEqual(await stockOf(product), { onHand: '15.000', held: '0.000' })
    const refused = await manager.post(path, { ...form, quantity: '-1' })
    assert.equal(refused.status, 422)
  })
})
