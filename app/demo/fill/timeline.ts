import type { DateTime } from 'luxon'
import type { Fate } from '#app/demo/fill/fates'
import type { SeededRandom } from '#app/demo/seeded_random'
import type { OrderType } from '#app/orders/order_draft'

/** How many minutes each step takes after the one before, at least and at most. */
const GAPS = {
  reviewed: [10, 600],
  paid: [5, 1500],
  picked: [30, 600],
  packed: [10, 120],
  booked: [5, 60],
  handed_over: [30, 300],
  in_transit: [120, 1400],
  out_for_delivery: [300, 2000],
  attempt_failed: [60, 300],
  returning: [600, 1400],
  delivered: [60, 400],
  confirmed: [300, 3000],
  invoiced: [1, 5],
  cancelling: [60, 3000],
  cancelled: [1, 30],
} as const

export type Step = keyof typeof GAPS
/** When each step was made; a step that is not there was not made (yet). */
export type Timeline = ReadonlyMap<Step, DateTime<true>>

const TO_THE_DOOR: readonly Step[] = [
  ...(['reviewed', 'paid', 'picked', 'packed', 'booked'] as const),
  ...(['handed_over', 'in_transit', 'out_for_delivery'] as const),
]
const ENDS: Partial<Record<Fate, readonly Step[]>> = {
  draft: [],
  deleted: [],
  in_review: [],
  rejected: ['reviewed'],
  awaiting_payment: ['reviewed'],
  to_confirm: ['reviewed', 'paid'],
  preparing: ['reviewed', 'paid'],
  attempt_failed: [...TO_THE_DOOR, 'attempt_failed'],
  returning: [...TO_THE_DOOR, 'attempt_failed', 'returning'],
  cancelled: ['reviewed', 'cancelling', 'cancelled'],
  refunded: ['reviewed', 'paid', 'cancelling', 'cancelled'],
}

/** Natural pauses between the steps, shortened where the end would lie in the future. */
export function timelineOf(
  order: { fate: Fate; orderType: OrderType; placedAt: DateTime<true> },
  now: DateTime<true>,
  random: SeededRandom
): Timeline {
  const steps = stepsOf(order.fate, order.orderType)
  const pauses = steps.map((step) => random.between(GAPS[step][0] * 60, GAPS[step][1] * 60))
  const wanted = pauses.reduce((sum, seconds) => sum + seconds, 0)
  const there = Math.max(0, now.diff(order.placedAt).as('seconds') - 60)
  const scale = Math.min(1, there / wanted)
  let seconds = 0
  return new Map(
    steps.map((step, index) => {
      seconds += Math.floor(pauses[index] * scale)
      return [step, order.placedAt.plus({ seconds })]
    })
  )
}

function stepsOf(fate: Fate, orderType: OrderType): readonly Step[] {
  const end = ENDS[fate]
  if (end) return end
  const last = TO_THE_DOOR.findIndex((step) => step === fate)
  if (last !== -1) return TO_THE_DOOR.slice(0, last + 1)
  const parcel: readonly Step[] = [...TO_THE_DOOR, 'delivered']
  const service: readonly Step[] = ['reviewed', 'paid', 'confirmed']
  const done = orderType === 'service' ? service : parcel
  return orderType === 'mixed' ? [...done, 'confirmed', 'invoiced'] : [...done, 'invoiced']
}
