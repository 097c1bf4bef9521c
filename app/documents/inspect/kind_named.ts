import { KIND_WORDS } from '#app/documents/face_texts'
import type { InvoiceKind } from '#app/documents/invoice_face'

/** The kind that a title or the name of a type tells; null when it tells none, or both. */
export function kindNamed(words: string | null): InvoiceKind | null {
  const kinds: InvoiceKind[] = ['vat_special', 'ordinary']
  const [only, other] = kinds.filter((kind) => words?.includes(KIND_WORDS[kind]))
  return other === undefined ? (only ?? null) : null
}
