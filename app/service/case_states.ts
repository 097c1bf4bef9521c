import { defineStates, type StateOf } from '#app/platform/states/machine'

/** Whatever waits for a person: somebody takes it, and closes it with the reason why it is over. */
export const caseStates = defineStates({
  subject: 'case',
  table: 'cases',
  initial: ['open'],
  final: ['closed'],
  verbs: {
    take: { from: ['open', 'in_progress'], to: 'in_progress' },
    put_back: { from: ['in_progress'], to: 'open' },
    close: { from: ['open', 'in_progress'], to: 'closed', reason: 'required' },
  },
})

export type CaseState = StateOf<typeof caseStates>

export const CASE_STATES: readonly CaseState[] = ['open', 'in_progress', 'closed']
