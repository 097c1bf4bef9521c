import { FORMAT } from '#app/archive/format'
import { FieldReader } from '#app/documents/xml/field_reader'
import { child, children, parseXml, type XmlElement } from '#app/documents/xml/xml_tree'
import { element, group } from '#app/documents/xml/xml_text'
import { type Fen, formatYuan } from '#app/platform/money/fen'

/** How many invoices a package holds, and what they come to. */
export interface PackageCounts {
  invoices: number
  credits: number
  documents: number
  documentBytes: number
  netFen: Fen
  taxFen: Fen
  totalFen: Fen
}

/** What `package.xml` says of the whole. */
export interface PackageSummary extends PackageCounts {
  producer: string
  taxpayerId: string
  month: string
  part: number
  sequence: number
  previousHash: string
  madeAt: string
  /** The last day on which the package must be there. */
  retainedUntil: string
  /** Fingerprints (SHA-256) of every certificate of the issuer; null in packages from before they were listed. */
  signers: string[] | null
}

export function writeSummary(summary: PackageSummary): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    group(
      'ArchivePackage',
      element('Format', FORMAT),
      group(
        'Producer',
        element('Name', summary.producer),
        element('TaxpayerId', summary.taxpayerId)
      ),
      element('Month', summary.month),
      element('Part', String(summary.part)),
      element('Sequence', String(summary.sequence)),
      element('PreviousPackage', summary.previousHash),
      element('MadeAt', summary.madeAt),
      element('RetainedUntil', summary.retainedUntil),
      summary.signers ? signers(summary.signers) : '',
      group(
        'Counts',
        element('Invoices', String(summary.invoices)),
        element('Credits', String(summary.credits)),
        element('Documents', String(summary.documents)),
        element('DocumentBytes', String(summary.documentBytes)),
        element('Net', formatYuan(summary.netFen)),
        element('Tax', formatYuan(summary.taxFen)),
        element('Total', formatYuan(summary.totalFen))
      )
    ) +
    '\n'
  )
}

function signers(fingerprints: readonly string[]): string {
  const listed = fingerprints.map((one) => group('Certificate', element('Sha256', one)))
  return group('Signers', ...listed)
}

/** Null when the bytes are no `package.xml` of this format. */
export function readSummary(bytes: Uint8Array): PackageSummary | null {
  const parsed = parseXml(bytes)
  if (!parsed.ok || parsed.value.name !== 'ArchivePackage') return null
  const root = parsed.value
  const fields = new FieldReader()
  const number = (...path: string[]) => Number(fields.matching(/^\d{1,15}$/, root, ...path))
  const summary: PackageSummary = {
    producer: fields.text(root, 'Producer', 'Name'),
    taxpayerId: fields.text(root, 'Producer', 'TaxpayerId'),
    month: fields.matching(/^\d{4}-\d{2}$/, root, 'Month'),
    part: number('Part'),
    sequence: number('Sequence'),
    previousHash: fields.matching(/^[0-9a-f]{64}$/, root, 'PreviousPackage'),
    madeAt: fields.text(root, 'MadeAt'),
    retainedUntil: fields.matching(/^\d{4}-\d{2}-\d{2}$/, root, 'RetainedUntil'),
    signers: readSigners(child(root, 'Signers'), fields),
    invoices: number('Counts', 'Invoices'),
    credits: number('Counts', 'Credits'),
    documents: number('Counts', 'Documents'),
    documentBytes: number('Counts', 'DocumentBytes'),
    netFen: fields.amount(root, 'Counts', 'Net'),
    taxFen: fields.amount(root, 'Counts', 'Tax'),
    totalFen: fields.amount(root, 'Counts', 'Total'),
  }
  return fields.text(root, 'Format') === FORMAT && fields.failure === null ? summary : null
}

function readSigners(listed: XmlElement | null, fields: FieldReader): string[] | null {
  if (!listed) return null
  return children(listed, 'Certificate').map((each) =>
    fields.matching(/^[0-9a-f]{64}$/, each, 'Sha256')
  )
}
