import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { Reconcile } from '#app/reconciliation/actions/reconcile'
import { GROUPING_KEYS } from '#app/reports/groupings'
import { monthsUntil } from '#app/reports/periods'
import type { Kinds } from './ask_pages.js'
import { rounded } from './timings.js'

const MONTHS = 25
const MEGABYTE = 1024 * 1024

/** Each grouping over all that `demo:fill` made. */
export function reportPaths(): Kinds {
  const today = clock.businessDay()
  const [first] = monthsUntil(today, MONTHS)
  const pathOf = (by: string) => `/desk/invoice-reports?from=${first}-01&until=${today}&by=${by}`
  return Object.fromEntries(GROUPING_KEYS.map((by) => [`by ${by}`, [pathOf(by)]]))
}

/** Compares everything so many times in this process. */
export async function timeReconciling(times: number) {
  const taken: number[] = []
  const before = process.memoryUsage.rss()
  let checked = {}
  for (let time = 0; time < times; time++) {
    const { tookMs, result } = await new Reconcile().handle({ by: SYSTEM })
    taken.push(tookMs)
    checked = result.checked
  }
  const grownMb = rounded((process.memoryUsage.rss() - before) / MEGABYTE, 0)
  return { reconciled: JSON.stringify(checked), reconcileMs: taken.join(' / '), grownMb }
}
