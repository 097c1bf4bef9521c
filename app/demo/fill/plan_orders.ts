import { type DateTime } from 'luxon'
import type { SeededRandom } from '#app/demo/seeded_random'
import { FATES, type Fate } from '#app/demo/fill/fates'
import { BUSINESS_ZONE } from '#app/platform/clock'

export interface PlannedOrder {
  fate: Fate
  placedAt: DateTime<true>
}

const LEAST_OF_EACH = 2
/** Below that, a kind of every sort would leave nothing completed. */
const ENOUGH_FOR_ALL = 100

/** What becomes of so many orders and when they came, oldest first. The business grows: newer days have more. */
export function planOrders(
  orders: number,
  now: DateTime<true>,
  random: SeededRandom
): PlannedOrder[] {
  const plan = fatesOf(orders).map((fate) => ({
    fate,
    placedAt: momentOf(fate, now, random),
  }))
  return plan.sort((one, other) => one.placedAt.toMillis() - other.placedAt.toMillis())
}

function fatesOf(orders: number): Fate[] {
  const least = orders >= ENOUGH_FOR_ALL ? LEAST_OF_EACH : 0
  const fates = (Object.keys(FATES) as Fate[]).flatMap((fate) => {
    const wanted = Math.round((orders * FATES[fate].share) / 10_000)
    return Array<Fate>(fate === 'completed' ? 0 : Math.max(least, wanted)).fill(fate)
  })
  const completed = Math.max(0, orders - fates.length)
  return [...fates, ...Array<Fate>(completed).fill('completed')].slice(-orders)
}

function momentOf(fate: Fate, now: DateTime<true>, random: SeededRandom): DateTime<true> {
  const [least, most] = FATES[fate].hours
  const minutes = random.below((most - least) * 60)
  const other = random.below((most - least) * 60)
  // Of two draws mostly the newer one: twice as many orders at the end as in the middle.
  const ago = least * 60 + (random.happens(40) ? Math.min(minutes, other) : minutes)
  const moment = now.minus({ minutes: ago, seconds: random.below(60) })
  return most - least > 24 * 7 ? atWork(moment, random) : moment
}

/** People order by day: what falls into the night is moved into the working hours of the day before. */
function atWork(moment: DateTime<true>, random: SeededRandom): DateTime<true> {
  const local = moment.setZone(BUSINESS_ZONE)
  if (local.hour >= 8 && local.hour < 20) return moment
  return moment.minus({ hours: local.hour + random.between(5, 15) })
}
