import { defineStates } from '#app/platform/states/machine'

/** Whether somebody may sign in. Nobody is ever deleted: the log and every history point to them. */
export const userStates = defineStates({
  subject: 'user',
  table: 'users',
  initial: ['active'],
  final: [],
  verbs: {
    disable: { from: ['active'], to: 'disabled' },
    enable: { from: ['disabled'], to: 'active' },
  },
})
