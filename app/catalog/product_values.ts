import type { Fulfilment, TaxTreatment } from '#app/catalog/models/product'

/** The rates of general taxpayers, and the levy rates of the simplified method; as decimals. */
export const TAX_RATES = ['0.13', '0.09', '0.06', '0.05', '0.03', '0.015', '0.01', '0'] as const
export const TAX_TREATMENTS: readonly TaxTreatment[] = [
  'taxed',
  'exempt',
  'not_taxed',
  'zero_rated',
]
export const FULFILMENTS: readonly Fulfilment[] = ['parcel', 'service']

/** What can be said of a product, apart from its SKU (which never changes) and its stock. */
export interface ProductValues {
  name: string
  spec: string | null
  unit: string
  /** Yuan with at most two decimals. */
  unitPriceInclTax: string
  /** 19 digits; a leaf of the table. */
  taxClassCode: string
  taxRate: string
  taxTreatment: TaxTreatment
  /** Decimal string, at most three decimals. */
  minQuantity: string
  fulfilment: Fulfilment
  isActive: boolean
  /** Where it lies in the house, at most 20 characters; left out, it stays as it is. */
  bin?: string | null
}

export type ProductFailure =
  | { type: 'sku_taken' }
  | { type: 'missing' }
  | { type: 'tax_code_unknown' }
  | { type: 'tax_code_not_leaf' }
  | { type: 'rate_and_treatment_differ' }

/** Tax is charged exactly when a product is taxed (VAT regulations: 0 % never stands with "taxed"). */
export function rateFits({
  taxRate,
  taxTreatment,
}: Pick<ProductValues, 'taxRate' | 'taxTreatment'>): boolean {
  return (taxTreatment === 'taxed') === Number(taxRate) > 0
}
