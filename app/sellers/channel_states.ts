import { defineStates } from '#app/platform/states/machine'

/** Whether the tax side lets a seller issue, as of the last check. */
export const channelStates = defineStates({
  subject: 'seller',
  table: 'sellers',
  column: 'channel_state',
  initial: ['unchecked'],
  final: [],
  verbs: {
    connect: { from: ['unchecked', 'login_needed', 'unreachable'], to: 'connected' },
    ask_login: { from: ['unchecked', 'connected', 'unreachable'], to: 'login_needed' },
    miss: { from: ['unchecked', 'connected', 'login_needed'], to: 'unreachable' },
    rewire: { from: ['connected', 'login_needed', 'unreachable'], to: 'unchecked' },
  },
})
