import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import TaxClassCode from '#app/catalog/models/tax_class_code'
import { type ProductFailure, type ProductValues, rateFits } from '#app/catalog/product_values'

/**
 * What is wrong with the tax side of a product, or null: an invoice takes leaves of the table only,
 * and retired codes, which have lost their short name, no more.
 */
export async function taxFailure(
  values: Pick<ProductValues, 'taxClassCode' | 'taxRate' | 'taxTreatment'>,
  trx: TransactionClientContract
): Promise<ProductFailure | null> {
  if (!rateFits(values)) return { type: 'rate_and_treatment_differ' }
  const code = await TaxClassCode.find(values.taxClassCode, { client: trx })
  if (!code) return { type: 'tax_code_unknown' }
  return code.isLeaf && code.shortName !== '' ? null : { type: 'tax_code_not_leaf' }
}
