import { ConfirmationEnded } from '#app/credits/events/confirmation_ended'
import { CreditCleared } from '#app/credits/events/credit_cleared'
import { defineStates, type StateOf } from '#app/platform/states/machine'

/** The confirmation form of a credit invoice. Everything but `applying` and `unknown` is as the tax side told it. */
export const confirmationStates = defineStates({
  subject: 'credit_confirmation',
  table: 'credit_confirmations',
  initial: ['applying', 'awaiting_seller'],
  final: [
    'denied_by_buyer',
    'denied_by_seller',
    'expired',
    'withdrawn',
    'withdrawn_after_confirmation',
    'void_abnormal',
    'refused',
    'used',
  ],
  verbs: {
    /** Always under the number of the first application. */
    apply_again: { from: ['applying', 'unknown'], to: 'applying' },
    lose_track: { from: ['applying'], to: 'unknown' },
    await_buyer: { from: ['applying', 'unknown'], to: 'awaiting_buyer' },
    clear: { from: ['applying', 'unknown'], to: 'not_needed', publishes: CreditCleared },
    confirm: {
      from: ['applying', 'unknown', 'awaiting_buyer', 'awaiting_seller'],
      to: 'confirmed',
      publishes: CreditCleared,
    },
    refuse: { from: ['applying', 'unknown'], to: 'refused', publishes: ConfirmationEnded },
    deny_by_buyer: {
      from: ['applying', 'unknown', 'awaiting_buyer'],
      to: 'denied_by_buyer',
      publishes: ConfirmationEnded,
    },
    deny_by_seller: {
      from: ['awaiting_seller'],
      to: 'denied_by_seller',
      publishes: ConfirmationEnded,
    },
    expire: {
      from: ['applying', 'unknown', 'awaiting_buyer', 'awaiting_seller'],
      to: 'expired',
      publishes: ConfirmationEnded,
    },
    withdraw: {
      from: ['applying', 'unknown', 'awaiting_buyer', 'awaiting_seller', 'not_needed'],
      to: 'withdrawn',
      publishes: ConfirmationEnded,
    },
    withdraw_confirmed: {
      from: ['not_needed', 'confirmed'],
      to: 'withdrawn_after_confirmation',
      publishes: ConfirmationEnded,
    },
    void: {
      from: ['applying', 'unknown', 'awaiting_buyer', 'awaiting_seller', 'not_needed', 'confirmed'],
      to: 'void_abnormal',
      publishes: ConfirmationEnded,
    },
    use: { from: ['not_needed', 'confirmed'], to: 'used' },
  },
})

export type FormState = StateOf<typeof confirmationStates>
