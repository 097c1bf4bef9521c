import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import Customer from '#app/customers/models/customer'
import { findByLogin } from '#app/identity/queries/find_by_login'
import { parseTaxpayerId } from '#app/platform/identifiers/taxpayer_id'
import Seller from '#app/sellers/models/seller'
import { demoSteps } from '#start/demo_steps'
import { emptyTestDatabase } from '#tests/support/test_database'

async function seed(): Promise<void> {
  for (const load of demoSteps) {
    const { default: Step } = await load()
    await new Step().handle()
  }
}

test.group('demo data', (group) => {
  group.setup(async () => {
    await emptyTestDatabase()
    await seed()
    return emptyTestDatabase
  })

  test('a shop that can sell: products with stock, leaves of the tax table, a default seller', async ({
    assert,
  }) => {
    const { rows: products } = await db.rawQuery(
      `select p.sku, s.on_hand > 0 as has_stock, c.is_leaf from products p
         join stock_levels s on s.product_id = p.id join tax_class_codes c on c.code = p.tax_class_code`
    )
    assert.lengthOf(products, 24)
    assert.isTrue(
      products.every(
        (row: { has_stock: boolean; is_leaf: boolean }) => row.has_stock && row.is_leaf
      )
    )
    const seller = await Seller.findByOrFail('isDefault', true)
    assert.isTrue(parseTaxpayerId(seller.taxpayerId).ok)
    assert.equal(seller.channelState, 'unchecked')
  })

  test('both customers who sign in have a default address and a default title', async ({
    assert,
  }) => {
    for (const login of ['buyer@chutian.example', 'wangsimin@mail.example']) {
      const user = await findByLogin(login)
      const customer = await Customer.query()
        .where('userId', user?.id ?? '')
        .preload('addresses')
        .preload('titles')
        .firstOrFail()
      assert.lengthOf(
        customer.addresses.filter((address) => address.isDefault),
        1
      )
      assert.lengthOf(
        customer.titles.filter((title) => title.isDefault),
        1
      )
    }
  })

  test('seeding again changes nothing', async ({ assert }) => {
    const before = await db.from('audit_entries').count('* as entries').firstOrFail()
    await seed()
    const after = await db.from('audit_entries').count('* as entries').firstOrFail()
    assert.equal(after.entries, before.entries)
  })
})
