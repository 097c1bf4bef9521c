import { type FileChange, shownText } from '#app/documents/check/file_change'
import { OFD_LIMITS, OfdPackage } from '#app/documents/inspect/ofd_package'
import { attachedXmls } from '#app/documents/pdf/pdf_attachments'
import { PdfFile } from '#app/documents/pdf/pdf_file'
import { textPieces } from '#app/documents/pdf/pdf_page_text'
import { ZipReader } from '#app/platform/zip/read_zip'

/** What of a PDF is not as in the original. Throws PdfSyntaxError. */
export function pdfChanges(original: Buffer, file: Buffer): FileChange[] {
  const [one, other] = [new PdfFile(original), new PdfFile(file)]
  const attached = [one, other].map((each) => attachedXmls(each).map((xml) => xml.toString('hex')))
  const isAttachmentSame = attached[0].join() === attached[1].join()
  return [
    ...(isAttachmentSame ? [] : [{ type: 'attachment' as const }]),
    ...newTexts(textPieces(one), textPieces(other)),
  ]
}

/** What of an OFD package is not as in the original. Throws ZipBroken and ZipTooLarge. */
export function ofdChanges(original: Buffer, file: Buffer): FileChange[] {
  const [one, other] = [original, file].map((bytes) => new ZipReader(bytes, OFD_LIMITS))
  const parts = [...new Set([...one.paths, ...other.paths])].flatMap((path): FileChange[] => {
    const [before, after] = [one.read(path), other.read(path)]
    if (before && after && before.equals(after)) return []
    const what = before === null ? 'added' : after === null ? 'missing' : 'changed'
    return [{ type: 'part', path: shownText(path), what }]
  })
  const texts = [original, file].map((bytes) => [...new OfdPackage(bytes).texts().values()])
  return [...parts, ...newTexts(texts[0], texts[1])]
}

/** More bytes behind the whole original. */
export function appendedBytes(original: Buffer, file: Buffer): FileChange[] {
  const isLonger = file.length > original.length
  return isLonger && file.subarray(0, original.length).equals(original)
    ? [{ type: 'appended', bytes: file.length - original.length }]
    : []
}

/** Texts that the original has not, or not so often. */
function newTexts(original: readonly string[], texts: readonly string[]): FileChange[] {
  const known = new Map<string, number>()
  for (const text of original) known.set(text, (known.get(text) ?? 0) + 1)
  return texts.flatMap((text): FileChange[] => {
    const left = known.get(text) ?? 0
    if (left > 0) known.set(text, left - 1)
    return left > 0 || !text.trim() ? [] : [{ type: 'text', says: shownText(text) }]
  })
}
