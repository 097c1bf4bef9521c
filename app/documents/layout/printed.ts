import { FACE_LABELS, pageOf } from '#app/documents/face_texts'
import { textRuns } from '#app/documents/fonts/text_runs'
import type { FaceName } from '#app/documents/fonts/faces'
import type { InvoiceKind } from '#app/documents/invoice_face'
import type { DrawItem } from '#app/documents/layout/display_list'
import { printedFace } from '#app/documents/layout/labels'
import { sampleMarks } from '#app/documents/layout/sample_marks'

export interface PrintedForm {
  kind: InvoiceKind
  /** A continued page has no totals and no remark. */
  isLast: boolean
  marks: 'none' | 'sample' | 'sample_without_seal'
}

const forms = new Map<string, readonly DrawItem[]>()

/** The paper before anything is filled in: one of a dozen, each made once. */
export function printedForm({ kind, isLast, marks }: PrintedForm): readonly DrawItem[] {
  const key = [kind, isLast, marks].join()
  const known = forms.get(key)
  if (known) return known
  const form = [
    ...(marks === 'none' ? [] : sampleMarks({ hasSeal: marks === 'sample' })),
    ...printedFace(kind, isLast),
  ]
  forms.set(key, form)
  return form
}

let characters: Map<FaceName, string[]> | undefined

/** Every character that any form prints, by its face: they open each subset, so that their glyphs have fixed numbers. */
export function printedCharacters(): ReadonlyMap<FaceName, readonly string[]> {
  return (characters ??= collect())
}

function collect(): Map<FaceName, string[]> {
  const texts = (['ordinary', 'vat_special'] as const)
    .flatMap((kind) => printedForm({ kind, isLast: true, marks: 'sample' }))
    .flatMap((item) => (item.type === 'text' ? [item.text] : []))
  const later = [pageOf(1234, 5678), '90', ...FACE_LABELS.subtotal]
  const found = new Map<FaceName, Set<string>>()
  for (const { face, text } of [...texts, ...later].flatMap((one) => textRuns(one, 'label'))) {
    const own = found.get(face) ?? new Set()
    for (const character of text) own.add(character)
    found.set(face, own)
  }
  return new Map([...found].map(([face, own]) => [face, [...own]]))
}
