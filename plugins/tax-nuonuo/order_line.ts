import type { InvoiceLine, LineNature, TaxPreference } from '#app/invoices/channel_messages'
import { trimDecimal } from '#app/platform/money/decimal'
import { formatYuan } from '#app/platform/money/fen'
import { roundDecimal } from '#app/platform/money/rounding'

/** `invoiceLineProperty` (China's e-invoice facts, 1.3). */
const NATURES: Record<LineNature, string> = { normal: '0', discount: '1', discounted: '2' }

/** `favouredPolicyFlag`: the codes of the tax bureau. Which refund a line gets is a setting: there are eight. */
const POLICIES: Record<Exclude<TaxPreference, 'refund_on_levy'>, string> = {
  simplified: '01',
  exempt: '03',
  not_taxed: '04',
  simplified_3: '08',
  simplified_5: '09',
  reduced_5_to_1_5: '10',
}

const NO_POLICY = '0'

/** A price or quantity has eight decimals at most, and sixteen characters. */
const MOST_DECIMALS = 8
const MOST_CHARACTERS = 16

/** The short name of the class is printed by the tax side, from the code. */
export function lineContent(line: InvoiceLine, refundPolicy: string | null): object {
  const { quantity, unitPriceExclTax, deductionFen } = line
  return {
    goodsName: line.name,
    goodsCode: line.taxClassCode,
    withTaxFlag: '0',
    ...(quantity === null || unitPriceExclTax === null
      ? {}
      : { num: shortened(quantity), price: shortened(unitPriceExclTax) }),
    unit: line.unit ?? '',
    specType: line.spec ?? '',
    taxRate: trimDecimal(line.taxRate),
    taxExcludedAmount: formatYuan(line.netFen),
    tax: formatYuan(line.taxFen),
    taxIncludedAmount: formatYuan(line.totalFen),
    invoiceLineProperty: NATURES[line.nature],
    favouredPolicyFlag: policyOf(line, refundPolicy),
    // Of the older tax control system; with these invoices the policy says it.
    zeroRateFlag: '',
    ...(deductionFen === null ? {} : { deduction: formatYuan(deductionFen) }),
  }
}

/** What a line says of its tax, for orders and for confirmation forms. */
export function policyOf(
  { preference, taxTreatment }: Pick<InvoiceLine, 'preference' | 'taxTreatment'>,
  refundPolicy: string | null
): string {
  if (preference === 'refund_on_levy') return refundPolicy ?? NO_POLICY
  if (preference !== null) return POLICIES[preference]
  const isUntaxed = taxTreatment === 'exempt' || taxTreatment === 'not_taxed'
  return isUntaxed ? POLICIES[taxTreatment] : NO_POLICY
}

/** Half up to as many decimals as their field holds; the amounts stay exact and decide. */
export function shortened(decimal: string): string {
  const [whole] = decimal.split('.')
  const room = Math.max(0, MOST_CHARACTERS - whole.length - 1)
  return trimDecimal(roundDecimal(decimal, Math.min(MOST_DECIMALS, room)))
}
