import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Shipment from '#app/shipments/models/shipment'
import { stockOf, givenProduct } from '#tests/support/catalogue'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { orderDraft } from '#tests/support/orders'
import { givenStaff, signedIn } from '#tests/support/people'
import { givenPaidOrder, givenSeller, stateOf } from '#tests/support/shipments'
import { scansDelivered } from '#tests/support/sandbox_courier'

test.group('A parcel through the house', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())

  test('paid orders are prepared, packed, booked, handed over and delivered on the real pages', async ({
    assert,
  }) => {
    await givenSeller()
    const product = await givenProduct({ stock: '1000' })
    const draft = () => orderDraft(product, { quantity: '3' })
    const orders = [
      await givenPaidOrder({ product, draft: draft() }),
      await givenPaidOrder({ product, draft: draft() }),
    ]
    await drainOutbox({ twice: true })
    const parcels = await Shipment.query().whereIn(
      'orderId',
      orders.map(({ id }) => id)
    )
    const ids = parcels.map(({ id }) => id)
    const clerk = await signedIn(await givenStaff('warehouse'))

    const queue = await clerk.get('/desk/preparation')
    assert.include(queue.text, parcels[0].number)
    const list = await clerk.post('/desk/waves', { 'ids[]': ids })
    assert.equal(list.status, 303)
    const printed = await clerk.get(list.location ?? '')
    assert.include(printed.text, product.sku)
    const picked = await clerk.post('/desk/preparation/picking', { 'ids[]': ids })
    assert.equal(picked.status, 303)

    for (const id of ids) {
      const bench = await clerk.get(`/desk/packing/${id}`)
      assert.equal(bench.status, 200)
      const packed = await clerk.post(`/desk/packing/${id}`, {
        'weight_kg': '1.25',
        'counts[line-1]': '3',
      })
      assert.equal(packed.status, 303)
    }

    const ready = await clerk.get('/desk/handover')
    assert.equal(ready.status, 200)
    const courier = 'courier-sandbox'
    await clerk.post('/desk/handover/waybills', { 'ids[]': ids, courier })
    const handed = await clerk.post('/desk/handover', { 'ids[]': ids, courier })
    assert.match(handed.location ?? '', /^\/desk\/manifests\//)
    const manifest = await clerk.get(handed.location ?? '')
    for (const { number } of parcels) assert.include(manifest.text, number)
    assert.deepEqual(await stockOf(product), { onHand: '994.000', held: '0.000' })

    await drainOutbox({ twice: true })
    await scansDelivered()
    for (const parcel of parcels) {
      assert.equal(await stateOf(parcel), 'delivered')
      const page = await clerk.get(`/desk/parcels/${parcel.id}`)
      assert.equal(page.status, 200)
      assert.include(page.text, 'DST-01')
    }
    const open = db.from('orders').whereNot('state', 'completed')
    assert.lengthOf(
      await open.whereIn(
        'id',
        orders.map(({ id }) => id)
      ),
      0
    )
  })
})
