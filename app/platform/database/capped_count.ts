import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { ChainableContract } from '@adonisjs/lucid/types/querybuilder'

type Countable = ChainableContract & { client: QueryClientContract; clone(): ChainableContract }

export interface CappedCount {
  readonly count: number
  /** There are more: shown as `10,000+`. */
  readonly isCapped: boolean
}

const CAP = 10_000

/** How many rows a query finds, counted no further than the cap: an exact count grows with the table. */
export async function cappedCount(query: Countable, cap = CAP): Promise<CappedCount> {
  const rows = query
    .clone()
    .clearSelect()
    .clearOrder()
    .clearLimit()
    .clearOffset()
    .select(query.client.raw('1 as one'))
    .limit(cap + 1)
  const found = await query.client.query().from(rows.as('capped')).count('* as rows').firstOrFail()
  const count = Number(found.rows)
  return { count: Math.min(count, cap), isCapped: count > cap }
}

/** The number that `formatCount` writes as `10,000+` once it stands above the cap. */
export function shownCount({ count, isCapped }: CappedCount): number {
  return isCapped ? count + 1 : count
}
