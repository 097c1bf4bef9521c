import type { DateTime } from 'luxon'
import type { Fate } from '#app/demo/fill/fates'
import type { Manifests } from '#app/demo/fill/manifests'
import type { Story } from '#app/demo/fill/story'
import type { Step } from '#app/demo/fill/timeline'
import { areaPath } from '#app/customers/area_table'
import { type ShipmentState, shipmentStates } from '#app/shipments/shipment_states'
import { type Actor, SYSTEM } from '#app/platform/actor'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'

const OWN_TOUR = 'courier-manual'
const COURIER = 'courier-sandbox'
const HOME = '420111'
const OWN_PROVINCE = '42'
/** What our own courier has in the bag at the moment, so that the tour is not empty. */
const ON_TOUR = new Set<Fate>(['handed_over', 'out_for_delivery', 'attempt_failed'])

type Verb = keyof typeof shipmentStates.verbs

const VERBS: readonly (readonly [Step, Verb])[] = [
  ['picked', 'pick'],
  ['packed', 'pack'],
  ['booked', 'book'],
  ['booked', 'confirm_booking'],
  ['handed_over', 'hand_over'],
  ['in_transit', 'travel'],
  ['out_for_delivery', 'go_out'],
  ['attempt_failed', 'fail_attempt'],
  ['returning', 'send_back'],
  ['delivered', 'deliver'],
]
const SCANS: readonly (readonly [Step, string])[] = [
  ['handed_over', 'picked_up'],
  ['in_transit', 'in_transit'],
  ['out_for_delivery', 'out_for_delivery'],
  ['attempt_failed', 'attempt_failed'],
  ['returning', 'returning'],
  ['delivered', 'delivered'],
]
const AUDITED: Partial<Record<Verb, string>> = {
  pick: 'shipments.picked',
  pack: 'shipments.packed',
  book: 'shipments.booked',
}

/** The parcel of a paid order: who packed it, its waybill, its manifest and its scans. */
export function tellParcel(story: Story, manifests: Manifests): void {
  const { order, fate, cast, sequence, random } = story.told
  const paid = story.when('paid')
  if (!paid || order.orderType === 'service' || story.when('cancelled')) return
  const id = newId()
  const isOnTour = ON_TOUR.has(fate) || random.happens(30)
  const courier = order.areaCode.startsWith(OWN_PROVINCE) && isOnTour ? OWN_TOUR : COURIER
  const isBooked = story.when('booked') !== null
  const handedOver = story.when('handed_over')
  story.rows.add('shipments', {
    id,
    order_id: order.id,
    number: `P${order.number}`,
    state: walkParcel(story, id, paid),
    personal: seal('shipments.personal', id, destinationOf(story)),
    area_code: order.areaCode,
    courier: isBooked ? courier : null,
    waybill_number: isBooked ? `SF8${String(sequence).padStart(11, '0')}` : null,
    weight_grams: story.when('packed') ? random.between(2, 120) * 50 : null,
    picked_by: story.when('picked') ? cast.warehouse.id : null,
    packed_by: story.when('packed') ? cast.warehouse.id : null,
    manifest_id: handedOver && manifests.take(courier, handedOver),
    courier_user_id: handedOver && courier === OWN_TOUR ? cast.courier.id : null,
    asked_at: story.when('booked'),
    packed_at: story.when('packed'),
    handed_over_at: handedOver,
    delivered_at: story.when('delivered'),
    created_at: paid,
    updated_at: lastOf(story) ?? paid,
  })
  tellContent(story, id)
  tellScans(story, id, courier)
}

function walkParcel(story: Story, id: string, paid: DateTime): ShipmentState {
  const { cast } = story.told
  const moves = VERBS.flatMap(([step, verb]) => {
    const at = story.when(step)
    if (!at) return []
    const by: Actor = ['pick', 'pack', 'book', 'hand_over'].includes(verb) ? cast.warehouse : SYSTEM
    const action = AUDITED[verb]
    if (action) story.audit(at, { actor: by, action, subject: 'shipment', subjectId: id })
    return [{ verb, at, by }]
  })
  return story.walk(shipmentStates, id, { state: 'preparing', at: paid, by: SYSTEM }, moves)
}

function destinationOf({ told: { order } }: Story) {
  const { recipient, phone, address } = order.details
  return { recipient, phone, address }
}

function lastOf(story: Story): DateTime | null {
  return VERBS.reduce<DateTime | null>((last, [step]) => story.when(step) ?? last, null)
}

function tellContent(story: Story, shipmentId: string): void {
  const isPacked = story.when('packed') !== null
  story.told.order.lines
    .filter(({ product }) => product.fulfilment === 'parcel')
    .forEach(({ id, product: { sku, name }, quantity }, index) => {
      const counted = { quantity, packed_quantity: isPacked ? quantity : '0' }
      const line = { shipment_id: shipmentId, order_line_id: id, position: index + 1 }
      story.rows.add('shipment_lines', { ...line, sku, name, ...counted })
    })
}

function tellScans(story: Story, shipmentId: string, courier: string): void {
  const { order, words, random } = story.told
  for (const [step, code] of SCANS) {
    const at = story.when(step)
    if (!at) continue
    const id = newId()
    const isNear = code === 'picked_up' || code === 'in_transit'
    const { city, district } = areaPath(isNear ? HOME : order.areaCode)
    const note = code === 'attempt_failed' ? { note: random.pick(words.failures) } : {}
    story.rows.add('tracking_events', {
      id,
      shipment_id: shipmentId,
      courier,
      event_key: `fill ${id}`,
      code,
      occurred_at: at,
      received_at: at,
      place: city + district,
      raw: seal('tracking_events.raw', id, note),
    })
  }
}
