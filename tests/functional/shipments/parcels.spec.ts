import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { CancelOrder } from '#app/orders/actions/cancel_order'
import { EditOrder } from '#app/orders/actions/edit_order'
import Order from '#app/orders/models/order'
import { PackShipment } from '#app/shipments/actions/pack_shipment'
import { RecordTracking } from '#app/shipments/actions/record_tracking'
import type { TrackingCode, TrackingEvent } from '#app/shipments/courier'
import type Shipment from '#app/shipments/models/shipment'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenShipment, stateOf } from '#tests/support/shipments'
import { emptyTestDatabase } from '#tests/support/test_database'

const JOURNEY: TrackingCode[] = ['picked_up', 'in_transit', 'out_for_delivery', 'delivered']

function scansOf({ waybillNumber }: Shipment): TrackingEvent[] {
  const start = clock.now()
  return JOURNEY.map((code, minutes) => ({
    key: `${waybillNumber}-${code}`,
    waybillNumber: waybillNumber ?? '',
    code,
    occurredAt: start.plus({ minutes }),
    place: 'WUH-01',
    raw: code,
  }))
}

test.group('Parcels', (group) => {
  group.each.setup(async () => {
    await emptyTestDatabase()
    await clearOutbox()
  })

  test('scans that come late, doubled and out of order end at the door, and the order completes once', async ({
    assert,
  }) => {
    const parcel = await givenShipment('handed_over', { waybillNumber: 'SF1234567890123' })
    const [pickedUp, inTransit, out, delivered] = scansOf(parcel)
    for (const events of [[delivered, inTransit], [delivered], [out, pickedUp], [inTransit]]) {
      const { waybillNumber } = delivered
      await new RecordTracking().handle({ courier: 'courier-manual', waybillNumber, events })
    }
    await drainOutbox({ twice: true })

    assert.equal(await stateOf(parcel), 'delivered')
    assert.lengthOf(await db.from('tracking_events').where('shipment_id', parcel.id), 4)
    const completions = await db
      .from('state_changes')
      .where({ subject_id: parcel.orderId, verb: 'complete' })
    assert.lengthOf(completions, 1)
  })

  test('a parcel with other content than was ordered is not closed', async ({ assert }) => {
    const parcel = await givenShipment('picked')
    const counts = new Map([[1, '1']])
    const packed = await new PackShipment().handle({
      shipmentId: parcel.id,
      counts,
      weightGrams: 500,
      by: SYSTEM,
    })
    assert.isFalse(packed.ok)
    assert.equal(await stateOf(parcel), 'picked')
  })

  test('a cancelled order takes its parcel along, once, while it is in the house', async ({
    assert,
  }) => {
    const parcel = await givenShipment('picked')
    const cancelled = await new CancelOrder().handle({
      orderId: parcel.orderId,
      reason: '不需要了',
      by: SYSTEM,
    })
    assert.isTrue(cancelled.ok)
    await drainOutbox({ twice: true })
    assert.equal(await stateOf(parcel), 'cancelled')
    const held = await db.from('stock_levels').sum('held as units').firstOrFail()
    assert.equal(Number(held.units), 0)
  })

  test('an order whose parcel has left cannot be cancelled any more', async ({ assert }) => {
    const parcel = await givenShipment('handed_over')
    const refused = await new CancelOrder().handle({
      orderId: parcel.orderId,
      reason: '不需要了',
      by: SYSTEM,
    })
    assert.isFalse(refused.ok)
  })

  test('a changed address reaches a parcel that is not booked yet', async ({ assert }) => {
    const parcel = await givenShipment('picked')
    const order = await Order.findOrFail(parcel.orderId)
    const edited = await new EditOrder().handle({
      orderId: order.id,
      version: order.version,
      details: { ...order.details, address: '湖北省武汉市武昌区中北路1号' },
      areaCode: '420106',
      invoiceKind: order.invoiceKind,
      by: SYSTEM,
    })
    assert.isTrue(edited.ok)
    await drainOutbox({ twice: true })
    await parcel.refresh()
    assert.include(parcel.destination.address, '中北路1号')
  })

  test('a push without the signature of the courier changes nothing', async ({
    assert,
    client,
  }) => {
    const parcel = await givenShipment('handed_over')
    const answer = await client
      .post('/webhooks/couriers/courier-sandbox')
      .header('x-timestamp', clock.timestamp())
      .header('x-signature', 'forged')
      .json({
        scans: [{ id: '1', waybill: parcel.waybillNumber, code: 'SIGNED', at: clock.timestamp() }],
      })
    answer.assertStatus(400)
    assert.equal(await stateOf(parcel), 'handed_over')
    assert.lengthOf(await db.from('tracking_events'), 0)
  })
})
