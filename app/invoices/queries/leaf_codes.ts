import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import TaxClassCode from '#app/catalog/models/tax_class_code'

/** Which of the lines' codes are leaves of the table of tax class codes. */
export async function leafCodes(
  lines: readonly { taxClassCode: string }[],
  trx: TransactionClientContract
): Promise<Set<string>> {
  const codes = [...new Set(lines.map(({ taxClassCode }) => taxClassCode))]
  const leaves = await TaxClassCode.query({ client: trx })
    .whereIn('code', codes)
    .where('isLeaf', true)
  return new Set(leaves.map(({ code }) => code))
}
