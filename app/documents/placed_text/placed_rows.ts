/** A character and where it stands, in millimetres from the left and from the top; `y` is its baseline. */
export interface PlacedCharacter {
  character: string
  x: number
  right: number
  y: number
  /** What is written in one go has one number. */
  piece: number
}

/** Characters of one height, from left to right, without blanks. `text` has one sign for each of them. */
export interface PlacedRow {
  y: number
  characters: readonly PlacedCharacter[]
  text: string
}

/** Larger than the differences between the fonts of a row, smaller than the step between two rows. */
const SAME_ROW = 0.9
export const MOST_PLACED = 50_000

export function rowsOf(placed: readonly PlacedCharacter[]): PlacedRow[] {
  const sorted = placed
    .slice(0, MOST_PLACED)
    .filter(({ character }) => character.trim() !== '')
    .sort((one, other) => one.y - other.y)
  const rows: PlacedCharacter[][] = []
  for (const one of sorted) {
    const row = rows.at(-1)
    if (row && one.y - row[0].y <= SAME_ROW) row.push(one)
    else rows.push([one])
  }
  return rows.map((row) => {
    const characters = row.sort((one, other) => one.x - other.x)
    // Characters beyond the first plane take two code units; no label has one.
    const signs = characters.map(({ character }) => (character.length === 1 ? character : '\uFFFD'))
    return { y: row[0].y, characters, text: signs.join('') }
  })
}

export function textOf(characters: readonly PlacedCharacter[]): string {
  return characters.map(({ character }) => character).join('')
}

/** Parts a row where more than `gap` millimetres are empty, and between pieces if these count. */
export function segmentsOf(
  characters: readonly PlacedCharacter[],
  gap: number,
  arePiecesApart = false
): PlacedCharacter[][] {
  const segments: PlacedCharacter[][] = []
  for (const one of characters) {
    const segment = segments.at(-1)
    const last = segment?.at(-1)
    const isApart = arePiecesApart && last?.piece !== one.piece
    if (segment && last && !isApart && one.x - last.right <= gap) segment.push(one)
    else segments.push([one])
  }
  return segments
}
