import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { RuleFacts } from '#app/invoices/rules/rule'
import TaxClassCode from '#app/catalog/models/tax_class_code'

/** What the table of tax class codes says of the lines' codes; a retired one has lost its short name. */
export async function taxClassesOf(
  lines: readonly { taxClassCode: string }[],
  trx: TransactionClientContract
): Promise<RuleFacts['taxClasses']> {
  const codes = [...new Set(lines.map(({ taxClassCode }) => taxClassCode))]
  const known = await TaxClassCode.query({ client: trx }).whereIn('code', codes)
  return new Map(
    known.map(({ code, isLeaf, shortName }) => [code, { isLeaf, isRetired: shortName === '' }])
  )
}
