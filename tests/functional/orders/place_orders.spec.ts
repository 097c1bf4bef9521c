import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { PlaceOrders } from '#app/orders/actions/place_orders'
import { actorOf } from '#app/identity/models/user'
import Order from '#app/orders/models/order'
import OrderCheck from '#app/orders/models/order_check'
import { givenProduct, stockOf } from '#tests/support/catalogue'
import { givenOrder, orderDraft } from '#tests/support/orders'
import { givenStaff } from '#tests/support/people'

test.group('placing orders', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('prices the lines from the catalogue and sends the order to review', async ({ assert }) => {
    const product = await givenProduct({ price: '18.50', stock: '10' })
    const order = await givenOrder({ product, draft: orderDraft(product, { quantity: '3' }) })
    await order.load('lines')

    assert.equal(order.status, 'in_review')
    assert.equal(order.orderType, 'parcel')
    assert.equal(order.totalFen, 5550)
    assert.match(order.number, /^\d{14}$/)
    assert.equal(order.details.recipient, '王芳')
    assert.equal(order.lines[0].taxClassCode, product.taxClassCode)
    assert.deepEqual(await stockOf(product), { onHand: '10.000', held: '3.000' })
  })

  test('keeps a verdict for every rule and names what is short', async ({ assert }) => {
    const product = await givenProduct({ minQuantity: '10', stock: '4' })
    const order = await givenOrder({ product, draft: orderDraft(product, { quantity: '5' }) })
    const { verdicts } = await OrderCheck.findOrFail(order.id)

    assert.isTrue(order.hasFindings)
    assert.lengthOf(verdicts, 8)
    assert.sameMembers(
      verdicts.flatMap((verdict) => (verdict.verdict === 'finding' ? verdict.reason : [])),
      ['below_minimum_quantity', 'stock_short']
    )
    assert.deepEqual(await stockOf(product), { onHand: '4.000', held: '0.000' })
  })

  test('refuses an unknown SKU and an external number of another customer, and knows a repeated order', async ({
    assert,
  }) => {
    const product = await givenProduct()
    const author = await givenStaff('clerk')
    const draft = orderDraft(product, { externalNumber: `E-${author.id}` })
    const drafts = [
      draft,
      { ...draft, lines: [{ sku: 'NO-SUCH', quantity: '1', unitPriceInclTax: null }] },
      orderDraft(product, { externalNumber: draft.externalNumber, phone: '13900000000' }),
      draft,
    ]
    const placements = await db.transaction((trx) =>
      new PlaceOrders().handle(
        { drafts, source: 'desk', by: actorOf(author), authorId: author.id },
        trx
      )
    )

    assert.deepEqual(
      placements.map((placement) =>
        placement.type === 'refused' ? placement.reason : placement.type
      ),
      ['placed', 'sku_unknown', 'external_number_of_other_customer', 'known']
    )
    assert.lengthOf(await Order.query().where('author_id', author.id), 1)
  })

  test('finds a likely duplicate of the same customer', async ({ assert }) => {
    const product = await givenProduct()
    await givenOrder({ product })
    const again = await givenOrder({ product })
    const { verdicts } = await OrderCheck.findOrFail(again.id)

    assert.isTrue(
      verdicts.some(({ rule, verdict }) => rule === 'likely_duplicate' && verdict === 'finding')
    )
  })
})
