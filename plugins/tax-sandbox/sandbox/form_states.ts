import type { FormRow, FormState } from './store.js'

/** What a buyer of this habit will say to a form, or do about its own; null: nothing, the 72 hours pass. */
export function planOf(habit: string): FormState | null {
  switch (habit) {
    case 'agrees':
      return 'CONFIRMED'
    case 'denies':
      return 'DENIED_BY_BUYER'
    case 'abnormal':
      return 'VOID_ABNORMAL'
    case 'withdraws':
      return 'WITHDRAWN'
    default:
      return null
  }
}

/** The state of a form by now: the buyer has answered, or the time is over. */
export function settledState(row: FormRow, now: string): FormState {
  if (!row.state.startsWith('AWAITING')) return row.state
  if (row.plan !== null && row.planned_at !== null && row.planned_at <= now) return row.plan
  return row.expires_at <= now ? 'EXPIRED' : row.state
}
