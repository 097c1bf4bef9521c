import type { Rule } from '#app/invoices/rules/rule'

const SMALL_SCALE = new Set(['0.05', '0.03', '0.015', '0.01'])
/** Only by a preference: the simplified method and its reductions. */
const SIMPLIFIED = new Set(['0.05', '0.03', '0.015'])

export const rateOfSeller: Rule = {
  id: 'rate_of_seller',
  source:
    'VAT law of 2026, art. 11; MOF and STA announcement 2026 no. 10: 1 percent until 2027-12-31',
  severity: 'error',
  field: 'lines.taxRate',
  remedy: 'invoices.remedies.rate_of_seller',
  faultsOf({ lines, seller }) {
    return lines
      .filter(({ taxTreatment }) => taxTreatment === 'taxed')
      .filter(({ taxRate, preference }) =>
        seller.taxpayerKind === 'small_scale'
          ? !SMALL_SCALE.has(taxRate)
          : taxRate === '0.01' || (SIMPLIFIED.has(taxRate) && preference === null)
      )
      .map(({ position }) => ({ reason: `rate_not_of_${seller.taxpayerKind}`, line: position }))
  },
}
