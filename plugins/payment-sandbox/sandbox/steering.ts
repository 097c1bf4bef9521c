/** What the last two digits of an amount make happen. */
export type Steering = 'normal' | 'declines' | 'stays_pending' | 'answer_gets_lost'

const BY_CENTS: Record<number, Steering> = {
  1: 'declines',
  2: 'stays_pending',
  3: 'answer_gets_lost',
}

export function steeringOf(amountFen: number): Steering {
  return BY_CENTS[amountFen % 100] ?? 'normal'
}
