import { SAMPLE_SEAL, SAMPLE_WORD } from '#app/documents/face_texts'
import { textWidth } from '#app/documents/fonts/text_runs'
import type { Box, DrawItem } from '#app/documents/layout/display_list'
import { PAGE, PALE_RED, SEAL, SEAL_RED } from '#app/documents/layout/geometry'
import { lineIn, type TextStyle } from '#app/documents/layout/text_fit'

const STAMP: TextStyle = { role: 'label', size: 34, colour: PALE_RED }
const STAMP_ROTATION = -24
const STAMP_CENTRE = { x: 105, y: 76 }
const RIM = 0.7
const ARC = { from: 158, to: 22, inset: 2.6, size: 2.5 }

/**
 * Drawn below everything else, so that no value becomes hard to read. Without the seal where a signature puts its
 * own in that place.
 */
export function sampleMarks({ hasSeal }: { hasSeal: boolean }): DrawItem[] {
  return hasSeal ? [...stamp(), ...seal()] : stamp()
}

/** The word for "sample" across the page. */
function stamp(): DrawItem[] {
  const width = textWidth(SAMPLE_WORD, STAMP.role) * STAMP.size
  const angle = (STAMP_ROTATION * Math.PI) / 180
  const along = { x: Math.cos(angle), y: Math.sin(angle) }
  // From the centre half the width back along the text, then down to the baseline, across it.
  const drop = STAMP.size * 0.36
  const x = STAMP_CENTRE.x - (width / 2) * along.x - drop * along.y
  const y = STAMP_CENTRE.y - (width / 2) * along.y + drop * along.x
  const cell = { x: 0, y: 0, ...PAGE }
  const { role, size, colour } = STAMP
  return [
    { type: 'text', text: SAMPLE_WORD, role, size, colour, x, y, cell, rotation: STAMP_ROTATION },
  ]
}

/** An oval where the official seal stands, with words that nobody can take for it. */
function seal(): DrawItem[] {
  const style: TextStyle = { role: 'label', size: 4.2, colour: SEAL_RED, align: 'centre' }
  return [
    { type: 'ellipse', cell: inside(SEAL, RIM / 2), width: RIM, colour: SEAL_RED },
    lineIn({ ...SEAL, y: 19.4, height: 5 }, 3.9, SAMPLE_SEAL.centre, style),
    ...arc(SAMPLE_SEAL.arc),
  ]
}

/** So that the stroke stays within the box, as that of a picture does. */
function inside({ x, y, width, height }: Box, by: number): Box {
  return { x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by }
}

/** Characters along the lower half of the oval, each with its foot outwards. */
function arc(text: string): DrawItem[] {
  const characters = [...text]
  const step = (ARC.to - ARC.from) / (characters.length - 1)
  return characters.map((character, index) => turned(character, ARC.from + index * step))
}

function turned(character: string, degrees: number): DrawItem {
  const angle = (degrees * Math.PI) / 180
  const [a, b] = [SEAL.width / 2 - ARC.inset + 1.6, SEAL.height / 2 - ARC.inset + 1.6]
  const centre: Box = { ...SEAL, x: SEAL.x + SEAL.width / 2, y: SEAL.y + SEAL.height / 2 }
  const [px, py] = [centre.x + a * Math.cos(angle), centre.y + b * Math.sin(angle)]
  const normal = Math.atan2(Math.sin(angle) / b, Math.cos(angle) / a)
  const rotation = (normal * 180) / Math.PI - 90
  const back = { x: Math.cos(normal - Math.PI / 2), y: Math.sin(normal - Math.PI / 2) }
  const half = (textWidth(character, 'label') * ARC.size) / 2
  return {
    type: 'text',
    text: character,
    role: 'label',
    size: ARC.size,
    colour: SEAL_RED,
    x: px - half * back.x,
    y: py - half * back.y,
    cell: SEAL,
    rotation,
  }
}
