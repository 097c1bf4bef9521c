import db from '@adonisjs/lucid/services/db'
import { type Actor, SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { fen } from '#app/platform/money/fen'
import { actorOf } from '#app/identity/models/user'
import type Product from '#app/catalog/models/product'
import type Order from '#app/orders/models/order'
import { RecordPayment } from '#app/orders/actions/record_payment'
import type { OrderDraft } from '#app/orders/order_draft'
import { BookWaybills } from '#app/shipments/actions/book_waybills'
import { HandOverParcels } from '#app/shipments/actions/hand_over_parcels'
import { PackShipment } from '#app/shipments/actions/pack_shipment'
import { PickShipments } from '#app/shipments/actions/pick_shipments'
import { PlanShipment } from '#app/shipments/actions/plan_shipment'
import Shipment from '#app/shipments/models/shipment'
import { givenProduct } from '#tests/support/catalogue'
import { givenApprovedOrder, orderDraft } from '#tests/support/orders'
import { givenStaff } from '#tests/support/people'

interface Given {
  product?: Product
  draft?: OrderDraft
  /** The key of a courier plugin. */
  courier?: string
  waybillNumber?: string
  recipient?: string
}

/** The house as it stands on waybills; needed before anything is booked. */
export async function givenSeller(): Promise<void> {
  if (await db.from('sellers').where('is_default', true).first()) return
  const now = clock.timestamp()
  await db.table('sellers').insert({
    id: newId(),
    name: '武汉税邮服务有限公司',
    taxpayer_id: `91420100MA${newId().slice(-8).toUpperCase()}`,
    taxpayer_kind: 'general',
    region_code: '4201',
    address: '湖北省武汉市江汉区发展大道168号',
    phone: '027-85880000',
    bank_name: '中国邮政储蓄银行武汉分行',
    bank_account: '942001010000000001',
    issuer_name: '孙静怡',
    tax_channel: 'tax-sandbox',
    is_default: true,
    created_at: now,
    updated_at: now,
  })
}

/** An order whose money has come, the way payments says so. */
export async function givenPaidOrder(given: Given = {}): Promise<Order> {
  const product = given.product ?? (await givenProduct())
  const draft = given.draft ?? orderDraft(product, given.recipient ? { name: given.recipient } : {})
  const order = await givenApprovedOrder({ product, draft })
  await db.transaction(async (trx) => {
    const paid = { orderId: order.id, paidFen: fen(order.totalFen), paidAt: clock.now() }
    const recorded = await new RecordPayment().handle(paid, trx)
    if (!recorded.ok) throw new Error(`not paid: ${recorded.failure.type}`)
  })
  return order.refresh()
}

const STEPS = ['preparing', 'picked', 'packed', 'booked', 'handed_over'] as const

/** A parcel that went this far, on the real way. */
export async function givenShipment(
  state: (typeof STEPS)[number],
  given: Given = {}
): Promise<Shipment> {
  const order = await givenPaidOrder(given)
  await db.transaction((trx) => new PlanShipment().handle({ orderId: order.id }, trx))
  const shipment = await Shipment.findByOrFail({ orderId: order.id })
  const by = actorOf(await givenStaff('warehouse'))
  for (const step of STEPS.slice(1, STEPS.indexOf(state) + 1)) await go(shipment, step, by, given)
  return shipment.refresh()
}

async function go(
  { id }: Shipment,
  step: (typeof STEPS)[number],
  by: Actor,
  given: Given
): Promise<void> {
  const { courier = 'courier-manual', waybillNumber = null } = given
  switch (step) {
    case 'preparing':
      return
    case 'picked':
      await new PickShipments().handle({ shipmentIds: [id], by })
      return
    case 'packed':
      await packWhole(id, by)
      return
    case 'booked': {
      await givenSeller()
      const booked = await new BookWaybills().handle({
        shipmentIds: [id],
        courier,
        waybillNumber,
        by,
      })
      if (!booked.ok) throw new Error(booked.failure.type)
      return
    }
    case 'handed_over': {
      const done = await new HandOverParcels().handle({ shipmentIds: [id], courier, by })
      if (!done.ok) throw new Error(done.failure.type)
    }
  }
}

/** Everything that was ordered goes in, with a plausible weight. */
export async function packWhole(shipmentId: string, by: Actor = SYSTEM) {
  const lines = await db.from('shipment_lines').where('shipment_id', shipmentId)
  const counts = new Map(lines.map((line) => [line.position as number, String(line.quantity)]))
  return new PackShipment().handle({ shipmentId, counts, weightGrams: 1250, by })
}

export async function stateOf({ id }: { id: string }): Promise<string> {
  const { state } = await db.from('shipments').where({ id }).firstOrFail()
  return state
}
