/** What a mark in the buyer's name makes happen. Amounts stay free: any real order may end in any cent. */
export type Steering = 'normal' | 'refuses' | 'stays_pending' | 'answer_gets_lost' | 'over_quota'

export const STEERING_MARKS: Record<Exclude<Steering, 'normal'>, string> = {
  refuses: '[refuse]',
  stays_pending: '[pending]',
  answer_gets_lost: '[timeout]',
  over_quota: '[quota]',
}

export function steeringOf(buyerName: string): Steering {
  if (buyerName.includes(STEERING_MARKS.refuses)) return 'refuses'
  if (buyerName.includes(STEERING_MARKS.stays_pending)) return 'stays_pending'
  if (buyerName.includes(STEERING_MARKS.answer_gets_lost)) return 'answer_gets_lost'
  return buyerName.includes(STEERING_MARKS.over_quota) ? 'over_quota' : 'normal'
}
