import { meansAmount } from '#app/documents/chinese_amount'
import type {
  InspectedInvoice,
  InspectedLine,
  Unread,
} from '#app/documents/inspect/inspected_invoice'
import { shanghaiTime } from '#app/documents/shanghai_time'
import type { SignatureVerdict } from '#app/documents/signatures/signature_verdict'

const MOST_MISSING = 200

export type SourceName =
  'xml' | 'attached_xml' | 'custom_tags' | 'custom_data' | 'information' | 'page_text' | 'qr_code'

/** One place of a file that says something of the invoice. */
export interface Source {
  name: SourceName
  invoice: InspectedInvoice
}

/** What the sources of a file say together. */
export interface Reading {
  format: 'xml' | 'ofd' | 'pdf'
  /** Where the values come from, the most trusted first. */
  sources: SourceName[]
  /** What each of them says by itself. */
  places: readonly Source[]
  invoice: InspectedInvoice
  unread: Unread[]
  /** Fields of which two places say different things; of two sources the more trusted one counts. */
  differences: string[]
}

export interface Inspection extends Reading {
  signature: SignatureVerdict
}

export type InspectionFailure =
  /** More bytes, parts or time than an invoice can need. */
  { type: 'too_large' } | { type: 'broken'; reason: string } | { type: 'not_an_invoice' }

/** Puts the sources together, and says what none of them knows. */
export function combine(
  format: Reading['format'],
  [first, ...others]: readonly [Source, ...Source[]],
  unread: readonly Unread[]
): Reading {
  const differences = new Set<string>()
  let invoice = first.invoice
  for (const other of others) {
    for (const field of differing(invoice, other.invoice)) differences.add(field)
    invoice = filled(invoice, other.invoice)
  }
  const { totalFen, totalInWords } = invoice
  if (totalFen !== null && totalInWords !== null && !meansAmount(totalInWords, totalFen))
    differences.add('totalInWords')
  return {
    format,
    sources: [first, ...others].map(({ name }) => name),
    places: [first, ...others],
    invoice,
    unread: [...missing(invoice), ...unread],
    differences: [...differences],
  }
}

function filled(one: InspectedInvoice, other: InspectedInvoice): InspectedInvoice {
  return {
    ...fill(one, other),
    seller: fill(one.seller, other.seller),
    buyer: fill(one.buyer, other.buyer),
    lines: one.lines.length > 0 ? one.lines : other.lines,
    isSample: one.isSample || other.isSample,
  }
}

function fill<Values extends object>(one: Values, other: Values): Values {
  const known = Object.entries(one).filter(([, value]) => value !== null)
  return { ...other, ...Object.fromEntries(known) }
}

const COMPARED: [string, (invoice: InspectedInvoice) => string | number | null][] = [
  ['invoiceCode', ({ invoiceCode }) => invoiceCode],
  ['invoiceNumber', ({ invoiceNumber }) => invoiceNumber],
  ['kind', ({ kind }) => kind],
  ['issuedAt', ({ issuedAt }) => issuedAt && shanghaiDay(issuedAt)],
  ['seller.name', ({ seller }) => unspaced(seller.name)],
  ['seller.taxpayerId', ({ seller }) => seller.taxpayerId],
  ['buyer.name', ({ buyer }) => unspaced(buyer.name)],
  ['buyer.taxpayerId', ({ buyer }) => buyer.taxpayerId],
  ['lines', ({ lines }) => figuresOf(lines)],
  ['netFen', ({ netFen }) => netFen],
  ['taxFen', ({ taxFen }) => taxFen],
  ['totalFen', ({ totalFen }) => totalFen],
  ['checkCode', ({ checkCode }) => checkCode],
]

function differing(one: InspectedInvoice, other: InspectedInvoice): string[] {
  return COMPARED.filter(([, read]) => {
    const [here, there] = [read(one), read(other)]
    return here !== null && there !== null && here !== there
  }).map(([field]) => field)
}

/** What all sources that have lines know of them. */
function figuresOf(lines: readonly InspectedLine[]): string | null {
  const figures = lines.map(({ name, netFen, taxFen }) => [unspaced(name), netFen, taxFen])
  return figures.length > 0 ? JSON.stringify(figures) : null
}

/** Only some sources know the time of the day. */
function shanghaiDay(issuedAt: string): string {
  return shanghaiTime(issuedAt).date
}

/** Rows of a wrapped text lose the blank between them. */
function unspaced(text: string | null): string | null {
  return text?.replace(/\s/g, '') ?? null
}

/** What every invoice says and this file does not. */
function missing(invoice: InspectedInvoice): Unread[] {
  const fields: [string, unknown][] = [
    ['invoiceNumber', invoice.invoiceNumber],
    ['kind', invoice.kind],
    ['issuedAt', invoice.issuedAt],
    ['seller.name', invoice.seller.name],
    ['buyer.name', invoice.buyer.name],
    ['lines', invoice.lines.length || null],
    ...invoice.lines.flatMap((line, index): [string, unknown][] => [
      [`lines.${index}.name`, line.name],
      [`lines.${index}.netFen`, line.netFen],
      [`lines.${index}.taxRate`, line.taxRate],
      [`lines.${index}.taxFen`, line.taxFen],
    ]),
    ['netFen', invoice.netFen],
    ['taxFen', invoice.taxFen],
    ['totalFen', invoice.totalFen],
    ['issuedBy', invoice.issuedBy],
  ]
  return fields
    .filter(([, value]) => value === null)
    .slice(0, MOST_MISSING)
    .map(([field]) => ({ field, reason: 'missing' }))
}
