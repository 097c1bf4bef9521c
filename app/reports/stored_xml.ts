import type { InvoiceFace } from '#app/documents/invoice_face'
import { readInvoiceXml } from '#app/documents/xml/read_invoice_xml'
import { differencesFrom } from '#app/invoices/face_differences'
import type Invoice from '#app/invoices/models/invoice'
import { fileStore, StoredFileBroken } from '#app/platform/files/store'
import { sumFen } from '#app/platform/money/fen'

export type Fault = 'missing' | 'broken' | 'unreadable' | 'differs'

/** What a stored file says, as far as it can be read, and what is wrong with it. */
export interface ReadXml {
  face: InvoiceFace | null
  fault: Fault | null
  /** What the file says otherwise than the row. */
  fields: string[]
}

/** Reads the stored XML of an issued invoice as bytes; `invoice` comes with lines and documents. */
export async function readStoredXml(invoice: Invoice): Promise<ReadXml> {
  const document = invoice.documents.find(({ format }) => format === 'xml')
  if (!document) return faulty('missing')
  const bytes = await bytesOf(document.fileId)
  if (!bytes) return faulty('broken')
  const read = readInvoiceXml(bytes)
  if (!read.ok) return faulty('unreadable')
  const { face } = read.value
  const fields = [...differencesFrom(invoice, face), ...inItself(invoice, face)]
  return { face, fault: fields.length > 0 ? 'differs' : null, fields }
}

/** Whether it credits, and whether the lines of the row add up to what the row says. */
function inItself(invoice: Invoice, face: InvoiceFace): string[] {
  const isCredit = invoice.originalInvoiceId !== null
  const sums = ['netFen', 'taxFen', 'totalFen'] as const
  const isOff = sums.some(
    (name) => sumFen(invoice.lines.map((line) => line[name])) !== invoice[name]
  )
  return [...(isCredit === face.isCredit ? [] : ['isCredit']), ...(isOff ? ['lineSums'] : [])]
}

async function bytesOf(fileId: string): Promise<Buffer | null> {
  try {
    return await fileStore.read(fileId)
  } catch (error) {
    if (!(error instanceof StoredFileBroken)) throw error
    return null
  }
}

function faulty(fault: Fault): ReadXml {
  return { face: null, fault, fields: [] }
}
