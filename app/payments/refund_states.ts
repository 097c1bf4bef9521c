import { RefundSucceeded } from '#app/payments/events/refund_succeeded'
import { defineStates } from '#app/platform/states/machine'

/** Money on its way back. A refund without an automatic way stays `pending` until finance confirms it. */
export const refundStates = defineStates({
  subject: 'refund',
  table: 'refunds',
  initial: ['created'],
  final: ['succeeded', 'declined'],
  verbs: {
    accept: { from: ['created', 'unknown'], to: 'pending' },
    lose_sight: { from: ['created'], to: 'unknown' },
    succeed: {
      from: ['created', 'pending', 'unknown'],
      to: 'succeeded',
      publishes: RefundSucceeded,
    },
    decline: { from: ['created', 'pending', 'unknown'], to: 'declined', reason: 'required' },
  },
})

export type RefundState = 'created' | 'pending' | 'unknown' | 'succeeded' | 'declined'

export const OPEN_REFUND_STATES: readonly RefundState[] = ['created', 'pending', 'unknown']
