import { PaymentSettled } from '#app/payments/events/payment_settled'
import { defineStates } from '#app/platform/states/machine'

/**
 * One attempt to pay an order. `unknown`: the provider was called and nobody knows whether it
 * arrived; no other attempt may start until the resolver has asked. Money that arrives after all
 * for an attempt that had ended settles it too: it is there and must not get lost.
 */
export const paymentStates = defineStates({
  subject: 'payment',
  table: 'payments',
  initial: ['created'],
  final: ['settled'],
  verbs: {
    offer: { from: ['created', 'unknown'], to: 'awaiting' },
    lose_sight: { from: ['created'], to: 'unknown' },
    settle: {
      from: ['created', 'awaiting', 'unknown', 'declined', 'closed'],
      to: 'settled',
      publishes: PaymentSettled,
    },
    decline: { from: ['created', 'awaiting', 'unknown'], to: 'declined', reason: 'required' },
    close: { from: ['created', 'awaiting', 'unknown'], to: 'closed', reason: 'required' },
  },
})

export type PaymentState = 'created' | 'awaiting' | 'unknown' | 'settled' | 'declined' | 'closed'

export const PAYMENT_STATES: readonly PaymentState[] = [
  'created',
  'awaiting',
  'unknown',
  'settled',
  'declined',
  'closed',
]

/** The order waits for these; at most one of an order's payments is in one of them. */
export const OPEN_PAYMENT_STATES: readonly PaymentState[] = ['created', 'awaiting', 'unknown']
