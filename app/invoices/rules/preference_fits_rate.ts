import type { TaxPreference } from '#app/invoices/channel_messages'
import type { DraftedLine } from '#app/invoices/invoice_totals'
import type { Rule } from '#app/invoices/rules/rule'

const RATES: Partial<Record<TaxPreference, readonly string[]>> = {
  simplified: ['0.05', '0.03'],
  simplified_3: ['0.03'],
  simplified_5: ['0.05'],
  reduced_5_to_1_5: ['0.015'],
  exempt: ['0'],
  not_taxed: ['0'],
}

export const preferenceFitsRate: Rule = {
  id: 'preference_fits_rate',
  source:
    'Preference codes 01 to 18 of the issue interfaces: 03 exempt, 04 not taxed, 08 to 10 by their rate',
  severity: 'error',
  field: 'lines.taxTreatment',
  remedy: 'invoices.remedies.preference',
  faultsOf({ lines }) {
    return lines
      .filter((line) => !fits(line))
      .map(({ position }) => ({ reason: 'preference_not_of_rate', line: position }))
  },
}

function fits({ taxRate, taxTreatment, preference }: DraftedLine): boolean {
  if (taxTreatment === 'exempt' || taxTreatment === 'not_taxed') return preference === taxTreatment
  if (preference === null) return true
  if (preference === 'exempt' || preference === 'not_taxed') return false
  return RATES[preference]?.includes(taxRate) ?? true
}
