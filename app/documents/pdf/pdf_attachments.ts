import type { PdfFile } from '#app/documents/pdf/pdf_file'
import { pagesOf } from '#app/documents/pdf/pdf_page_text'
import { PdfDictionary, type PdfValue } from '#app/documents/pdf/pdf_values'

const MAX_ATTACHMENTS = 20
const MAX_NODES = 200
const FIRST_BYTES = 64
/** With or without a byte order mark, read as Latin. */
const LOOKS_LIKE_XML = /^(?:\u00EF\u00BB\u00BF)?\s*</

/**
 * Attached files that hold XML, wherever they hang: in the tree of names, beside the document, or on a page
 * (ISO 32000-2, 7.11.4 and 14.13). Throws PdfSyntaxError.
 */
export function attachedXmls(file: PdfFile): Buffer[] {
  const listed = file.find('Root', 'AF')
  const specifications = [
    ...named(file),
    ...(Array.isArray(listed) ? listed : []),
    ...onPages(file),
  ].slice(0, 3 * MAX_ATTACHMENTS)
  const streams = new Map<string, PdfValue>()
  for (const one of specifications) {
    const embedded = file.lookUp(one, 'EF')
    const stream = embedded instanceof PdfDictionary ? embedded.entries.get('F') : null
    if (stream) streams.set(JSON.stringify(stream), stream)
  }
  return [...streams.values()]
    .slice(0, MAX_ATTACHMENTS)
    .flatMap((stream) => file.stream(stream) ?? [])
    .filter((bytes) => LOOKS_LIKE_XML.test(bytes.toString('latin1', 0, FIRST_BYTES)))
}

/** Leaves hold `[name, file, name, file, …]`, other nodes their `Kids`. */
function named(file: PdfFile): PdfValue[] {
  const found: PdfValue[] = []
  const waiting = [file.find('Root', 'Names', 'EmbeddedFiles')]
  for (let seen = 0; waiting.length > 0 && seen < MAX_NODES; seen++) {
    const node = waiting.shift() ?? null
    const [names, kids] = [file.lookUp(node, 'Names'), file.lookUp(node, 'Kids')]
    if (Array.isArray(names)) found.push(...names.filter((_, index) => index % 2 === 1))
    if (Array.isArray(kids)) waiting.push(...kids.slice(0, MAX_NODES))
  }
  return found
}

function onPages(file: PdfFile): PdfValue[] {
  return pagesOf(file).flatMap((page) => {
    const annotations = file.lookUp(page, 'Annots')
    if (!Array.isArray(annotations)) return []
    return annotations.slice(0, MAX_NODES).map((one) => file.lookUp(one, 'FS'))
  })
}
