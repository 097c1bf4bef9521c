import type { Rule } from '#app/invoices/rules/rule'

export const specialForEnterprises: Rule = {
  id: 'special_for_enterprises',
  source:
    'VAT law of 2026 and provisions on special invoices: none for persons, none for exempt sales',
  severity: 'error',
  field: 'kind',
  remedy: 'invoices.remedies.special_kind',
  faultsOf({ kind, buyer, lines }) {
    if (kind !== 'vat_special') return []
    // Without a taxpayer id another rule asks for it.
    const isPerson = buyer.isNaturalPerson && buyer.taxpayerId !== null
    const untaxed = lines.filter(({ taxTreatment }) => taxTreatment !== 'taxed')
    return [
      ...(isPerson ? [{ reason: 'special_for_person' }] : []),
      ...untaxed.map(({ position }) => ({ reason: 'special_for_untaxed', line: position })),
    ]
  },
}
