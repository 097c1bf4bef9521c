import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import fc from 'fast-check'
import { AdjustStock } from '#app/catalog/actions/adjust_stock'
import { SettleStock } from '#app/catalog/actions/settle_stock'
import type Product from '#app/catalog/models/product'
import type User from '#app/identity/models/user'
import { SYSTEM } from '#app/platform/actor'
import { givenProduct, stockOf } from '#tests/support/catalogue'
import { givenOrder, orderDraft } from '#tests/support/orders'
import { givenStaff } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'

const BUYERS = 50

function settle(orderId: string, as: 'released' | 'consumed') {
  return db.transaction((trx) => new SettleStock().handle({ orderId, as }, trx))
}

function receive({ id: productId }: Product) {
  const arrival = { productId, reason: 'received', quantity: '1', by: SYSTEM } as const
  return db.transaction((trx) => new AdjustStock().handle(arrival, trx))
}

async function orderOf(author: User, products: Product[], quantity = '1') {
  const lines = products.map(({ sku }) => ({ sku, quantity, unitPriceInclTax: null }))
  return givenOrder({ author, draft: orderDraft(products[0], { lines }) })
}

async function holdsOf(product: Product) {
  return db.from('stock_holds').where('product_id', product.id).orderBy(['held_at', 'id'])
}

/** What the holds say must be what the level says. */
async function heldByOrders(product: Product): Promise<string> {
  const { rows } = await db.rawQuery(
    `select coalesce(sum(quantity), 0)::numeric(16, 3)::text as held from stock_holds
      where product_id = ? and state = 'held'`,
    [product.id]
  )
  return rows[0].held
}

test.group('stock under concurrent transactions', (group) => {
  let author: User

  group.setup(async () => {
    await emptyTestDatabase()
    author = await givenStaff('clerk')
    return emptyTestDatabase
  })

  test('of fifty buyers of one unit exactly one holds it, the others wait visibly', async ({
    assert,
  }) => {
    const product = await givenProduct({ stock: '1' })
    await Promise.all(Array.from({ length: BUYERS }, () => orderOf(author, [product])))

    const holds = await holdsOf(product)
    assert.lengthOf(holds, BUYERS)
    assert.lengthOf(
      holds.filter(({ state }) => state === 'held'),
      1
    )
    assert.deepEqual(await stockOf(product), { onHand: '1.000', held: '1.000' })
  })

  test('an order that is cancelled many times at once gives its unit back once, to the one who waits longest', async ({
    assert,
  }) => {
    const product = await givenProduct({ stock: '1' })
    const first = await orderOf(author, [product])
    const second = await orderOf(author, [product])
    await orderOf(author, [product])
    await Promise.all(Array.from({ length: 8 }, () => settle(first.id, 'released')))

    const holds = await holdsOf(product)
    const held = holds.filter(({ state }) => state === 'held')
    assert.deepEqual(
      held.map(({ order_id: orderId }) => orderId),
      [second.id]
    )
    assert.deepEqual(await stockOf(product), { onHand: '1.000', held: '1.000' })
  })

  test('a parcel that is handed over many times at once leaves the warehouse once', async ({
    assert,
  }) => {
    const product = await givenProduct({ stock: '5' })
    const order = await orderOf(author, [product], '2')
    await Promise.all(Array.from({ length: 8 }, () => settle(order.id, 'consumed')))
    assert.deepEqual(await stockOf(product), { onHand: '3.000', held: '0.000' })
  })

  test('a waiting order that is cancelled while goods arrive never keeps units for nobody', async ({
    assert,
  }) => {
    for (let round = 0; round < 10; round++) {
      const product = await givenProduct({ stock: '0' })
      const order = await orderOf(author, [product])
      await Promise.all([settle(order.id, 'released'), receive(product)])
      assert.deepEqual(await stockOf(product), { onHand: '1.000', held: '0.000' })
    }
  })

  test('orders that name the same products in crossed order never wait for each other for ever', async ({
    assert,
  }) => {
    const products = await Promise.all(
      ['3', '10', '25', '40'].map((stock) => givenProduct({ stock }))
    )
    const basket = fc.shuffledSubarray(products, { minLength: 2 })
    const wave = fc.array(fc.record({ basket, isCancelled: fc.boolean() }), {
      minLength: 12,
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(wave, async (orders) => {
        await Promise.all(
          orders.map(async (order) => {
            const placed = await orderOf(author, order.basket)
            if (order.isCancelled) await settle(placed.id, 'released')
          })
        )
        for (const product of products) {
          const { held, onHand } = await stockOf(product)
          assert.equal(held, await heldByOrders(product))
          assert.isAtMost(Number(held), Number(onHand))
        }
      }),
      { numRuns: 5 }
    )
  }).timeout(120_000)
})
