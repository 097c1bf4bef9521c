import { textWidth } from '#app/documents/fonts/text_runs'
import type { TextItem } from '#app/documents/layout/display_list'
import { mm, ofdText } from '#app/documents/ofd/ofd_xml'
import { writeRunLengths } from '#app/documents/ofd/run_lengths'

/**
 * Steps from glyph to glyph. A character beyond the basic plane gets a code of its own: whether it counts as one
 * or as two steps, no reader has to know.
 */
export function textCodes(
  text: string,
  { x, y }: { x: number; y: number },
  item: TextItem
): string[] {
  const pieces = text.match(/[\u{10000}-\u{10FFFF}]|[^\u{10000}-\u{10FFFF}]+/gu) ?? []
  let start = x
  return pieces.map((piece) => {
    const steps = [...piece].map((character) => textWidth(character, item.role) * item.size)
    const at = { X: mm(start), Y: mm(y) }
    start += steps.reduce((sum, step) => sum + step, 0)
    const deltas = steps.slice(0, -1).map(mm)
    return ofdText('TextCode', piece, {
      ...at,
      DeltaX: deltas.length > 0 ? writeRunLengths(deltas) : null,
    })
  })
}
