import { readChineseDate, SAMPLE_WORD, WRITTEN_DAY } from '#app/documents/face_texts'
import type { InspectedInvoice, Unread } from '#app/documents/inspect/inspected_invoice'
import {
  combine,
  type InspectionFailure,
  type Reading,
  type Source,
} from '#app/documents/inspect/inspection'
import { elementOf } from '#app/documents/inspect/element_of'
import { inspectTree } from '#app/documents/inspect/inspect_tree'
import { inspectQrs } from '#app/documents/inspect/inspect_qr'
import { inspectTagged } from '#app/documents/inspect/inspect_tagged'
import { kindNamed } from '#app/documents/inspect/kind_named'
import { LenientValues } from '#app/documents/inspect/lenient_values'
import { TimeLimit } from '#app/documents/inspect/time_limit'
import { attachedXmls } from '#app/documents/pdf/pdf_attachments'
import { PdfFile } from '#app/documents/pdf/pdf_file'
import { pageTexts } from '#app/documents/pdf/pdf_page_text'
import { PdfString, PdfSyntaxError } from '#app/documents/pdf/pdf_values'
import { inspectPlaced } from '#app/documents/placed_text/inspect_placed'
import { pdfCharacters } from '#app/documents/placed_text/pdf_characters'
import { qrsOfPdf } from '#app/documents/qr/find_qr'
import { parseXml } from '#app/documents/xml/xml_tree'
import { failed, ok, type Result } from '#app/platform/result'

/** A number of a digital invoice that stands alone. */
const NUMBER = /(?<!\d)\d{20}(?!\d)/

/**
 * The invoice in a PDF: attached XML first, then the dictionary of information, then what the pages say beyond
 * doubt: number, day and kind. Throws PdfSyntaxError.
 */
export function inspectPdf(bytes: Buffer): Result<Reading, InspectionFailure> {
  const file = new PdfFile(bytes, new TimeLimit())
  if (file.find('Encrypt') !== null) return failed({ type: 'broken', reason: 'encrypted' })
  const values = new LenientValues()
  const unread: Unread[] = []
  const data = [
    ...readable('attached_xml', unread, () => attachedXmls(file)).flatMap((xml): Source[] => {
      const parsed = parseXml(xml)
      const invoice = parsed.ok ? inspectTree(parsed.value, values) : null
      return invoice ? [{ name: 'attached_xml', invoice }] : []
    }),
    ...information(file),
  ]
  const [first, ...others] = [
    ...data,
    ...readable('page_text', unread, () => shown(file, data)),
    ...readable('qr_code', unread, () => inspectQrs(qrsOfPdf(file))),
  ]
  if (!first) {
    const [{ value: reason } = {}] = unread
    return failed(reason ? { type: 'broken', reason } : { type: 'not_an_invoice' })
  }
  return ok(combine('pdf', [first, ...others], [...values.unread, ...unread]))
}

/** A part in an unknown form is told; the others are read all the same. */
function readable<Value>(field: string, unread: Unread[], read: () => Value[]): Value[] {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error
    unread.push({ field, reason: 'unreadable', value: error.message })
    return []
  }
}

/** The keys of the tax platform's own PDF files. */
function information(file: PdfFile): Source[] {
  const entry = (key: string) => {
    const value = file.find('Info', key)
    return value instanceof PdfString ? value.text.trim() : null
  }
  const invoiceNumber = entry('InvoiceNumber')
  if (!invoiceNumber) return []
  const root = elementOf(
    'root',
    {
      InvoiceNo: invoiceNumber,
      IssueDate: entry('IssueTime'),
      TaxExclusiveTotalAmount: entry('TotalAmWithoutTax'),
      TaxTotalAmount: entry('TotalTaxAm'),
      TaxInclusiveTotalAmount: entry('TotalTax-includedAmount'),
    },
    elementOf('Seller', { SellerTaxID: entry('SellerIdNum') })
  )
  return [{ name: 'information', invoice: inspectTagged(root, new LenientValues()) }]
}

/** What a person reads; its lines count only where no data has them. */
function shown(file: PdfFile, data: readonly Source[]): Source[] {
  const [first = ''] = pageTexts(file)
  const invoice = inspectPlaced(pdfCharacters(file)) ?? undoubted(first)
  if (!invoice) return []
  const hasLines = data.some(({ invoice: { lines } }) => lines.length > 0)
  const lines = hasLines ? [] : invoice.lines
  const kind = invoice.kind ?? kindNamed(first)
  return [
    {
      name: 'page_text',
      invoice: { ...invoice, lines, kind, isSample: first.includes(SAMPLE_WORD) },
    },
  ]
}

/** Number and day alone, where no label stands beside them. */
function undoubted(text: string): InspectedInvoice | null {
  // The texts of a page have no blanks between them: the day may stand right behind the number.
  const [invoiceNumber] = NUMBER.exec(text.replace(WRITTEN_DAY, ' ')) ?? []
  if (!invoiceNumber) return null
  const root = elementOf('root', { InvoiceNo: invoiceNumber, IssueDate: readChineseDate(text) })
  return inspectTagged(root, new LenientValues())
}
