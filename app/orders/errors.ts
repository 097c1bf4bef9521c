/** Why an act on an order was not done; each has a text in the language files (orders.failures.*). */
export type OrderFailure =
  | { type: 'missing' }
  | { type: 'deleted' }
  | { type: 'stale'; state: string }
  | { type: 'own_order' }
  | { type: 'reason_required' }
  | { type: 'reason_missing' }
  | { type: 'locked_by_invoice' }
  | { type: 'being_invoiced' }
  | { type: 'discount_agreed' }
  | { type: 'not_a_draft' }
  | { type: 'no_service' }
  | { type: 'not_paid' }
  | { type: 'not_deletable' }
  | { type: 'not_restorable' }
  | { type: 'changed_meanwhile'; version: number }
