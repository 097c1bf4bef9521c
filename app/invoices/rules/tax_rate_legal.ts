import invoicingConfig from '#config/invoicing'
import type { Rule } from '#app/invoices/rules/rule'

const legal = new Set(invoicingConfig.legalRates)

export const taxRateLegal: Rule = {
  id: 'tax_rate_legal',
  source: 'VAT law of 2026, art. 10 and 24; MOF and STA announcement 2026 no. 10',
  severity: 'error',
  field: 'lines.taxRate',
  remedy: 'invoices.remedies.tax_rate',
  faultsOf({ lines }) {
    return lines
      .filter(
        ({ taxRate, taxTreatment }) =>
          !legal.has(taxRate) || (taxTreatment === 'taxed' && taxRate === '0')
      )
      .map(({ position }) => ({ reason: 'tax_rate_not_legal', line: position }))
  },
}
