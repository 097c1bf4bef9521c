import { DeliveryAttemptFailed } from '#app/shipments/events/delivery_attempt_failed'
import { ShipmentDelivered } from '#app/shipments/events/shipment_delivered'
import { ShipmentHandedOver } from '#app/shipments/events/shipment_handed_over'
import { defineStates, type StateOf } from '#app/platform/states/machine'

/**
 * From `handed_over` on, the states follow from the scans of the courier (tracking.ts). Scans come
 * late, doubled and out of order, so most of these states can follow each other both ways.
 */
export const shipmentStates = defineStates({
  subject: 'shipment',
  table: 'shipments',
  initial: ['preparing'],
  final: ['returned', 'cancelled'],
  verbs: {
    pick: { from: ['preparing'], to: 'picked' },
    pack: { from: ['picked'], to: 'packed' },
    book: { from: ['packed'], to: 'booking' },
    confirm_booking: { from: ['booking', 'unknown'], to: 'booked' },
    decline_booking: { from: ['booking', 'unknown'], to: 'packed', reason: 'required' },
    lose_sight: { from: ['booking'], to: 'unknown' },
    hand_over: { from: ['booked'], to: 'handed_over', publishes: ShipmentHandedOver },
    travel: { from: ['handed_over', 'out_for_delivery', 'attempt_failed'], to: 'in_transit' },
    go_out: { from: ['handed_over', 'in_transit', 'attempt_failed'], to: 'out_for_delivery' },
    fail_attempt: {
      from: ['handed_over', 'in_transit', 'out_for_delivery'],
      to: 'attempt_failed',
      reason: 'optional',
      publishes: DeliveryAttemptFailed,
    },
    deliver: {
      from: ['handed_over', 'in_transit', 'out_for_delivery', 'attempt_failed', 'returning'],
      to: 'delivered',
      publishes: ShipmentDelivered,
    },
    send_back: {
      from: ['handed_over', 'in_transit', 'out_for_delivery', 'attempt_failed', 'delivered'],
      to: 'returning',
    },
    come_back: {
      from: [
        'handed_over',
        'in_transit',
        'out_for_delivery',
        'attempt_failed',
        'delivered',
        'returning',
      ],
      to: 'returned',
    },
    cancel: {
      from: ['preparing', 'picked', 'packed', 'booked'],
      to: 'cancelled',
      reason: 'required',
    },
  },
})

export type ShipmentState = StateOf<typeof shipmentStates>
