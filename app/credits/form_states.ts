import type { FormState } from '#app/credits/confirmation_states'

/** In these a form keeps its original from being credited otherwise. */
export const OPEN_FORM_STATES = [
  'applying',
  'unknown',
  'awaiting_buyer',
  'awaiting_seller',
  'not_needed',
  'confirmed',
] as const satisfies readonly FormState[]

/** In these the credit invoice may be issued. */
export const CLEARED_FORM_STATES = [
  'not_needed',
  'confirmed',
] as const satisfies readonly FormState[]
