import type { PdfFile } from '#app/documents/pdf/pdf_file'
import { PdfDictionary, PdfString } from '#app/documents/pdf/pdf_values'

const MAX_ATTACHMENTS = 20

/** Attached files whose names end in `.xml`. They lie in a flat tree: `[name, file, name, file, …]`. Throws PdfSyntaxError. */
export function attachedXmls(file: PdfFile): Buffer[] {
  const names = file.find('Root', 'Names', 'EmbeddedFiles', 'Names')
  if (!Array.isArray(names)) return []
  const found: Buffer[] = []
  for (let at = 0; at + 1 < Math.min(names.length, 2 * MAX_ATTACHMENTS); at += 2) {
    const name = file.resolve(names[at])
    if (!(name instanceof PdfString) || !name.text.toLowerCase().endsWith('.xml')) continue
    const embedded = file.lookUp(names[at + 1], 'EF')
    if (!(embedded instanceof PdfDictionary)) continue
    const bytes = file.stream(embedded.entries.get('F') ?? null)
    if (bytes) found.push(bytes)
  }
  return found
}
