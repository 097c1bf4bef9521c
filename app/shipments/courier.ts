import type { DateTime } from 'luxon'
import type { Outcome } from '#app/platform/http/outcome'
import type { CallAnswer, CallVerdict, RawCall } from '#app/platform/http/raw_call'
import { PluginInstance } from '#app/platform/plugins/capability'

/** What a courier plugin can do. Screens and actions ask this, never the plugin's name. */
export interface CourierCapabilities {
  /** `assigned` by the courier at booking, or `typed` in by the clerk from a pre-printed label. */
  waybill: 'assigned' | 'typed'
  /** Brings the label to print. Without it the house draws its own. */
  label: boolean
  /** A booking can be asked for by shipment id. */
  query: boolean
  /** A booking can be taken back before the courier has the parcel. */
  cancel: boolean
  /** How we learn where the parcel is: the courier calls us, we ask, or staff records it. */
  track: 'push' | 'poll' | 'by_hand'
  /** The courier wants to be told of a manifest, and collects its parcels at our door. */
  pickup: boolean
}

/** Names, phones and addresses: opened for the call, never logged, never in an error. */
export interface Party {
  name: string
  phone: string
  /** The full address in one text, province first. */
  address: string
  /** Six digits, county level. */
  areaCode: string
}

export interface BookingRequest {
  /** The id of the shipment row, stored before the call: the idempotency key. */
  shipmentId: string
  /** Our printed number of the shipment. */
  shipmentNumber: string
  /** Typed in by the clerk when the waybill is `typed`; null lets the courier choose, or our number stand for it. */
  waybillNumber: string | null
  sender: Party
  recipient: Party
  weightGrams: number
  /** What is inside, for the label: product names. */
  content: string
}

export interface Booking {
  waybillNumber: string
  /** Null without the capability. */
  label: { mime: 'application/pdf'; bytes: Buffer } | null
}

/**
 * Where a parcel is, in our words; a courier's own codes are mapped in the plugin. `noted` is a scan
 * that moves nothing, also every code that the plugin does not know: scans are never dropped.
 */
export type TrackingCode =
  | 'picked_up'
  | 'in_transit'
  | 'out_for_delivery'
  | 'attempt_failed'
  | 'delivered'
  | 'returning'
  | 'returned'
  | 'noted'

export interface TrackingEvent {
  /**
   * The same whenever this scan is told again, by push or poll: repeats are recognised by it.
   * Made of waybill, time, the courier's code and place when the courier gives no id.
   */
  key: string
  waybillNumber: string
  code: TrackingCode
  /** When it happened. Scans arrive late and out of order; the state is derived in this order. */
  occurredAt: DateTime
  /** A town or station, not an address; null when unknown. */
  place: string | null
  /** The courier's own words for this scan, kept sealed. */
  raw: string
}

/** Parcels that wait at our door, as they stand on the manifest. */
export interface PickUp {
  /** Of the manifest, stored before the call: the idempotency key. */
  manifestNumber: string
  waybillNumbers: string[]
}

/**
 * The contract of every courier plugin.
 *
 * Weights are whole grams, times are UTC. Every call ends in an Outcome; a plugin throws only for
 * bugs and for capabilities that it does not declare. A plugin never touches our database, and
 * writes no personal data, secret or body of a call to a log or an error.
 */
export abstract class Courier extends PluginInstance {
  /**
   * Books a parcel; `reference` is the courier's own order number. The same shipment id twice is one
   * booking with one waybill. Declined: `refused`, `unreachable` (the courier does not go there),
   * `bad_waybill` (a typed number that cannot be).
   */
  abstract book(request: BookingRequest): Promise<Outcome<Booking>>

  /** What became of a booking. Declined: `refused`, or `not_found`: the call never arrived. */
  query(_shipmentId: string): Promise<Outcome<Booking>> {
    return this.refuse('query')
  }

  /** Takes a booking back; doing it twice is one cancelling. Declined: `already_collected`, `not_found`. */
  cancel(_booking: { shipmentId: string; waybillNumber: string }): Promise<Outcome<null>> {
    return this.refuse('cancel')
  }

  /** Tells that parcels wait to be collected; the same manifest twice is one pick-up. Declined: `refused`. */
  pickUp(_parcels: PickUp): Promise<Outcome<null>> {
    return this.refuse('pickup')
  }

  /** All scans of a parcel so far, in any order (track: `poll`). Declined: `not_found`. */
  track(_waybillNumber: string): Promise<Outcome<TrackingEvent[]>> {
    return this.refuse('track: poll')
  }

  /** Is this push really the courier's, and fresh (track: `push`)? */
  verifyPush(_call: RawCall): CallVerdict {
    return this.refuse('track: push')
  }

  /** Understands a genuine push, also long after it came. One push may carry scans of many parcels. */
  readPush(_call: RawCall): TrackingEvent[] {
    return this.refuse('track: push')
  }

  /** What to answer: `stored` ends the courier's repetitions, `refused` does not. */
  answerPush(_result: 'stored' | 'refused'): CallAnswer {
    return this.refuse('track: push')
  }
}

declare module '#app/platform/plugins/plugin' {
  interface PluginContracts {
    courier: { instance: Courier; capabilities: CourierCapabilities }
  }
}
