import { comparedValues } from '#app/documents/check/compared_values'
import { type FileChange, shownText } from '#app/documents/check/file_change'
import type { InspectedInvoice } from '#app/documents/inspect/inspected_invoice'
import type { Inspection } from '#app/documents/inspect/inspection'

/** Places that hold the whole data: what they leave out was taken out. */
const WHOLE = new Set(['xml', 'attached_xml'])

/** What each place of a file says otherwise than the original, and what the file says against itself. */
export function differingValues(
  { places, differences }: Pick<Inspection, 'places' | 'differences'>,
  original: InspectedInvoice
): FileChange[] {
  const truth = comparedValues(original)
  const fields = places.flatMap(({ name, invoice }) => {
    const said = comparedValues(invoice)
    const names = new Set([...truth.keys(), ...said.keys()])
    return [...names].flatMap((field): FileChange[] => {
      const [says, is] = [said.get(field) ?? null, truth.get(field) ?? null]
      if (says === is || (says === null && !WHOLE.has(name))) return []
      return [{ type: 'field', field, place: name, says: shownText(says ?? '') }]
    })
  })
  const contradictions = differences.map((field): FileChange => ({
    type: 'contradiction',
    field: field === 'issuedAt' ? 'issuedOn' : field,
  }))
  return [...fields, ...contradictions]
}
