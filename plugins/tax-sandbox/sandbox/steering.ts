/** What a mark in the buyer's name makes happen. Amounts stay free: any real order may end in any cent. */
export type Steering = 'normal' | 'refuses' | 'stays_pending' | 'answer_gets_lost' | 'over_quota'

export const STEERING_MARKS: Record<Exclude<Steering, 'normal'>, string> = {
  refuses: '[refuse]',
  stays_pending: '[pending]',
  answer_gets_lost: '[timeout]',
  over_quota: '[quota]',
}

/**
 * What the buyer does about a credit invoice. All but `unused` have confirmed the use of the original or booked
 * it, so that a form needs them.
 */
export type BuyerHabit =
  'unused' | 'agrees' | 'denies' | 'silent' | 'opens' | 'withdraws' | 'abnormal'

export const HABIT_MARKS: Record<Exclude<BuyerHabit, 'unused'>, string> = {
  agrees: '[booked]',
  denies: '[denies]',
  /** Lets the 72 hours pass. */
  silent: '[silent]',
  /** Opens a form as soon as the invoice is issued. */
  opens: '[opens]',
  /** Opens one and takes it back. */
  withdraws: '[withdraws]',
  /** The tax bureau voids the form: the original has become an abnormal voucher. */
  abnormal: '[abnormal]',
}

export function steeringOf(buyerName: string): Steering {
  return marked(buyerName, STEERING_MARKS) ?? 'normal'
}

export function habitOf(buyerName: string): BuyerHabit {
  return marked(buyerName, HABIT_MARKS) ?? 'unused'
}

function marked<Name extends string>(text: string, marks: Record<Name, string>): Name | null {
  const names = Object.keys(marks) as Name[]
  return names.find((name) => text.includes(marks[name])) ?? null
}
