import type { TaxTreatment } from '#app/documents/invoice_face'
import type { NATURES } from '#app/invoices/queries/sum_filters'

type Nature = (typeof NATURES)[number]

/**
 * Lines of the first annex to the return of general taxpayers (STA announcement 2021 no. 20, annex 1), by rate
 * and nature. What is not here has no line of its own; small-scale taxpayers fill in another form.
 */
const LINES: Record<string, Record<Nature, string>> = {
  '0.13': { goods: '1', services: '2' },
  '0.09': { goods: '3', services: '4' },
  '0.06': { goods: '5', services: '5' },
  '0.05': { goods: '9a', services: '9b' },
  '0.03': { goods: '11', services: '12' },
  'zero_rated': { goods: '16', services: '17' },
  'exempt': { goods: '18', services: '19' },
} satisfies Partial<Record<TaxTreatment | `0.${string}`, Record<Nature, string>>>

/** The line on which sales of a rate are declared, or null. */
export function lineOfForm(rate: string, nature: Nature): string | null {
  return LINES[rate]?.[nature] ?? null
}
