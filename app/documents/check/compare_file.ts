import { differingValues } from '#app/documents/check/differing_values'
import { type FileChange, MOST_CHANGES } from '#app/documents/check/file_change'
import { appendedBytes, ofdChanges, pdfChanges } from '#app/documents/check/file_changes'
import { hiddenFields } from '#app/documents/check/hidden_fields'
import { signatureChange } from '#app/documents/check/signature_change'
import { inspectFile } from '#app/documents/inspect/inspect_file'
import type { Inspection } from '#app/documents/inspect/inspection'
import { PdfFile } from '#app/documents/pdf/pdf_file'
import { pageTexts } from '#app/documents/pdf/pdf_page_text'
import { PdfSyntaxError } from '#app/documents/pdf/pdf_values'
import { ZipTooLarge } from '#app/platform/zip/read_zip'
import { ZipBroken } from '#app/platform/zip/zip_directory'

export interface Originals {
  /** The stored file of the same format; null when there is none. */
  same: Uint8Array | null
  /** The stored XML: the data of the invoice. */
  xml: Uint8Array
}

/** Everything in which a file is not the stored original; at least that its bytes differ. */
export function compareFile(file: Uint8Array, originals: Originals): FileChange[] {
  const bytes = Buffer.from(file)
  const inspected = inspectFile(bytes)
  const data = inspectFile(originals.xml)
  const same = originals.same && Buffer.from(originals.same)
  const changes: FileChange[] = [
    ...(same ? appendedBytes(same, bytes) : []),
    ...(inspected.ok && data.ok ? differingValues(inspected.value, data.value.invoice) : []),
    ...(inspected.ok ? contentChanges(inspected.value, bytes, same) : []),
  ]
  return changes.length > 0 ? changes.slice(0, MOST_CHANGES) : [{ type: 'bytes' }]
}

function contentChanges(inspected: Inspection, bytes: Buffer, same: Buffer | null): FileChange[] {
  const original = same && inspectFile(same)
  const signature = original?.ok
    ? signatureChange(original.value.signature, inspected.signature)
    : []
  const { format } = inspected
  const hidden = format === 'pdf' ? readable(() => hiddenOnPages(inspected, bytes)) : []
  const content = same ? readable(() => contentOf(format, same, bytes)) : []
  return [...hidden, ...content, ...signature]
}

function contentOf(format: Inspection['format'], same: Buffer, bytes: Buffer): FileChange[] {
  if (format === 'pdf') return pdfChanges(same, bytes)
  return format === 'ofd' ? ofdChanges(same, bytes) : []
}

function hiddenOnPages({ places }: Inspection, bytes: Buffer): FileChange[] {
  const data = places.find(({ name }) => name === 'attached_xml')
  const text = pageTexts(new PdfFile(bytes)).join('')
  return data ? hiddenFields(data.invoice, text).map((field) => ({ type: 'hidden', field })) : []
}

/** A file that can be read only in part was changed all the same: the bytes say so. */
function readable(read: () => FileChange[]): FileChange[] {
  try {
    return read()
  } catch (error) {
    const isOfFile = [PdfSyntaxError, ZipBroken, ZipTooLarge].some((kind) => error instanceof kind)
    if (isOfFile) return []
    throw error
  }
}
