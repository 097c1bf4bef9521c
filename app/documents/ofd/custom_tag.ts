import type { FaceField, LineField } from '#app/documents/layout/display_list'
import type { NamedObject } from '#app/documents/ofd/ofd_pen'
import { ofd, ofdPart } from '#app/documents/ofd/ofd_xml'

export interface NamedPage {
  id: number
  named: NamedObject[]
}

interface Reference {
  field: FaceField
  page: number
  object: number
}

/** Names of the tax platform, in the order of its files; those of lines with a specification are of older ones. */
const LINE_TAGS: readonly (readonly [LineField, string])[] = [
  ['line_name', 'Item'],
  ['line_spec', 'Specification'],
  ['line_unit', 'MeasurementDimension'],
  ['line_rate', 'TaxScheme'],
  ['line_net', 'Amount'],
  ['line_tax', 'TaxAmount'],
  ['line_unitPrice', 'Price'],
  ['line_quantity', 'Quantity'],
]

/**
 * `Tags/CustomTag.xml`: what each text says, by name (GB/T 33190-2016, 16). The head of an invoice is named
 * on its first page only, the tags of a line begin with its `Item`.
 */
export function customTag(pages: readonly NamedPage[]): Buffer {
  const all = pages.flatMap(({ id, named }) =>
    named.map(({ field, id: object }) => ({ field, page: id, object }))
  )
  const first = (field: FaceField) =>
    all.filter((one) => one.field === field && one.page === pages[0].id)
  const last = (field: FaceField) => all.filter((one) => one.field === field)
  return ofdPart(
    'root',
    { version: '1.0' },
    tag('InvoiceNo', first('invoice_number')),
    tag('IssueDate', first('issued_on')),
    ofd(
      'Buyer',
      {},
      tag('BuyerName', first('buyer_name')),
      tag('BuyerTaxID', first('buyer_taxpayer_id'))
    ),
    ofd(
      'Seller',
      {},
      tag('SellerName', first('seller_name')),
      tag('SellerTaxID', first('seller_taxpayer_id'))
    ),
    tag('TaxExclusiveTotalAmount', last('net')),
    tag('TaxTotalAmount', last('tax')),
    tag('TaxInclusiveTotalAmount', last('total')),
    tag('InvoiceClerk', first('issued_by')),
    ...linesOf(all).flatMap((line) =>
      LINE_TAGS.map(([field, name]) =>
        tag(
          name,
          line.filter((one) => one.field === field)
        )
      )
    ),
    tag('Note', last('remark'))
  )
}

/** A name that follows on something else than a name begins a line. */
function linesOf(all: readonly Reference[]): Reference[][] {
  const lines: Reference[][] = []
  let before: FaceField | null = null
  for (const one of all.filter(({ field }) => field.startsWith('line_'))) {
    if (one.field === 'line_name' && before !== 'line_name') lines.push([])
    lines.at(-1)?.push(one)
    before = one.field
  }
  return lines
}

function tag(name: string, references: readonly Reference[]): string {
  if (references.length === 0) return ''
  return ofd(
    name,
    {},
    ...references.map(({ page, object }) => ofd('ObjectRef', { PageRef: page }, String(object)))
  )
}
