import { usualRates } from '#app/invoices/usual_rates'
import type { DraftedLine } from '#app/invoices/invoice_totals'
import type { Rule, RuleSubject } from '#app/invoices/rules/rule'

/** Lines with a preference have rates of their own, and small-scale sellers too; other rules look at those. */
export const taxClassFitsRate: Rule = {
  id: 'tax_class_fits_rate',
  source:
    'VAT law of 2026, art. 10 and 22: 13, 9 and 6 percent by what is sold; what is no sale is not taxed',
  severity: 'error',
  field: 'lines.taxRate',
  remedy: 'invoices.remedies.tax_class_rate',
  faultsOf({ lines, seller }) {
    return lines
      .filter((line) => !fits(line, seller.taxpayerKind))
      .map(({ position }) => ({ reason: 'rate_not_of_class', line: position }))
  },
}

function fits(line: DraftedLine, taxpayerKind: RuleSubject['seller']['taxpayerKind']): boolean {
  const isNoSale = line.taxClassCode.startsWith('6')
  if (isNoSale || line.taxTreatment === 'not_taxed') return line.taxTreatment === 'not_taxed'
  if (line.taxTreatment !== 'taxed' || line.preference !== null) return true
  if (taxpayerKind === 'small_scale') return true
  return usualRates(line.taxClassCode).includes(line.taxRate)
}
