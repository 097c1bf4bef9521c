/** Who did it: a member of staff, a customer, or the house itself (timers, listeners, commands). */
export type Actor =
  | { readonly kind: 'staff'; readonly id: string }
  | { readonly kind: 'customer'; readonly id: string }
  | { readonly kind: 'system'; readonly id: null }

export const SYSTEM: Actor = Object.freeze({ kind: 'system', id: null })
