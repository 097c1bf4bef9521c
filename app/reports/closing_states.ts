import { defineStates, type StateOf } from '#app/platform/states/machine'

/** A month: its report is compared with the stored files, and closed by a person when they agree. */
export const closingStates = defineStates({
  subject: 'month_closing',
  table: 'month_closings',
  initial: ['checking'],
  final: [],
  verbs: {
    check: { from: ['agreed', 'differing'], to: 'checking' },
    /** The worker of the check was lost on its way. */
    check_again: { from: ['checking'], to: 'checking' },
    agree: { from: ['checking'], to: 'agreed' },
    differ: { from: ['checking'], to: 'differing' },
    close: { from: ['agreed'], to: 'closed' },
    /** What was closed is checked anew. */
    reopen: { from: ['closed'], to: 'checking', reason: 'required' },
  },
})

export type ClosingState = StateOf<typeof closingStates>
