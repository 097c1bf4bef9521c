import { CorrectionStopped } from '#app/credits/events/correction_stopped'
import { defineStates, type StateOf } from '#app/platform/states/machine'

/** A wrong title: asked for by the customer, or begun at the desk; over when the new invoice is drafted. */
export const correctionStates = defineStates({
  subject: 'title_correction',
  table: 'title_corrections',
  initial: ['requested', 'reversing'],
  final: ['declined', 'done'],
  verbs: {
    agree: { from: ['requested', 'stopped'], to: 'reversing' },
    decline: { from: ['requested', 'stopped'], to: 'declined', reason: 'required' },
    stop: { from: ['reversing'], to: 'stopped', publishes: CorrectionStopped },
    finish: { from: ['reversing'], to: 'done' },
  },
})

export type CorrectionState = StateOf<typeof correctionStates>

export const OPEN_CORRECTION_STATES = ['requested', 'reversing', 'stopped'] as const
