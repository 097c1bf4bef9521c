import type { ProofFailure } from '#app/shipments/delivery_proof'

/** Why an act on a parcel was not done; texts: `shipments.failures.<type>`. */
export type ShipmentFailure =
  | { type: 'missing' }
  /** Somebody else was faster, or the parcel is not that far yet. */
  | { type: 'stale'; state: string }
  | ContentFailure
  | BookingFailure
  | { type: 'not_your_parcel' }
  | { type: 'proof_missing' }
  | ProofFailure
  | { type: 'unknown_parcel'; code: string }
  | { type: 'already_scanned'; number: string }

/** What is wrong with the content of a parcel. */
export type ContentFailure =
  | { type: 'wrong_item'; code: string }
  | { type: 'quantity_unreadable' }
  | { type: 'too_many'; sku: string; ordered: string; counted: string }
  | { type: 'incomplete'; missing: { sku: string; quantity: string }[] }

export type BookingFailure =
  { type: 'courier_unavailable' } | { type: 'sender_missing' } | { type: 'waybill_taken' }
