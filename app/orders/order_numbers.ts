import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/platform/clock'
import { datedNumber, takeWithGaps } from '#app/platform/database/numbering'

/**
 * Unique under any concurrency, because a sequence never gives a value twice. Gaps are fine: an
 * order number counts nothing.
 */
export async function takeOrderNumbers(
  count: number,
  trx: TransactionClientContract
): Promise<string[]> {
  if (count === 0) return []
  const day = clock.businessDay()
  const values = await takeWithGaps('order_number_sequence', count, trx)
  return values.map((value) => datedNumber(day, value))
}
