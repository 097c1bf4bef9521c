import type { InvoiceLine } from '#app/invoices/channel_messages'
import { SPECIAL_TAXATIONS, type SpecialTaxation } from '#app/documents/invoice_face'

type TaxedLine = Pick<InvoiceLine, 'taxTreatment' | 'preference' | 'deductionFen'>

/** How an invoice with these lines is labelled, each label once. */
export function specialTaxationOf(lines: readonly TaxedLine[]): SpecialTaxation[] {
  const found = new Set(lines.flatMap(ofLine))
  return SPECIAL_TAXATIONS.filter((taxation) => found.has(taxation))
}

function ofLine({ taxTreatment, preference, deductionFen }: TaxedLine): SpecialTaxation[] {
  if (taxTreatment !== 'taxed') return [taxTreatment]
  const margin: SpecialTaxation[] = deductionFen === null ? [] : ['margin']
  return [...margin, ...ofPreference(preference)]
}

function ofPreference(preference: TaxedLine['preference']): SpecialTaxation[] {
  switch (preference) {
    case 'simplified':
    case 'simplified_3':
    case 'simplified_5':
      return ['simplified']
    case 'reduced_5_to_1_5':
      return ['reduced']
    default:
      return []
  }
}
