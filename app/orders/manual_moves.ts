import { type OrderState, orderStates } from '#app/orders/order_states'

/** The moves a manager may make by hand; the others need their own facts (money, parcels, invoices). */
export const MANUAL_VERBS = ['withdraw', 'reject'] as const
export type ManualVerb = (typeof MANUAL_VERBS)[number]

export function manualMoves(order: { state: OrderState; deletedAt: unknown }): ManualVerb[] {
  if (order.deletedAt !== null) return []
  return MANUAL_VERBS.filter((verb) => orderStates.verbs[verb].from.includes(order.state))
}
