/** Blocks and codewords for error correction of versions 1 to 10 (ISO/IEC 18004, table 9), by level. */
const BLOCKS: Record<number, { corrections: readonly number[]; counts: readonly number[] }> = {
  0b01: {
    corrections: [7, 10, 15, 20, 26, 18, 20, 24, 30, 18],
    counts: [1, 1, 1, 1, 1, 2, 2, 2, 2, 4],
  },
  0b00: {
    corrections: [10, 16, 26, 18, 24, 16, 18, 22, 22, 26],
    counts: [1, 1, 1, 2, 2, 4, 4, 4, 5, 5],
  },
  0b11: {
    corrections: [13, 22, 18, 26, 18, 24, 18, 22, 20, 24],
    counts: [1, 1, 2, 2, 4, 4, 6, 6, 8, 8],
  },
  0b10: {
    corrections: [17, 28, 22, 16, 22, 28, 26, 26, 24, 28],
    counts: [1, 1, 2, 4, 4, 4, 5, 6, 8, 8],
  },
}

export const LARGEST_VERSION = 10
const FIRST_WITH_VERSION_BITS = 7

/** Conditions under which a module is turned over (ISO/IEC 18004, table 10). */
export const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_row, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
]

/** How many codewords of data each block holds, the shorter blocks first. */
export function dataBlocks(version: number, level: number): number[] {
  const { corrections, counts } = BLOCKS[level]
  const [correction, count] = [corrections[version - 1], counts[version - 1]]
  const whole = wholeCodewords(version)
  const longer = whole % count
  const length = Math.floor(whole / count) - correction
  return Array.from({ length: count }, (_, index) => length + (index >= count - longer ? 1 : 0))
}

/** Whether a module belongs to the patterns of the symbol, and holds no data. */
export function isPattern(version: number, row: number, column: number): boolean {
  const size = 17 + 4 * version
  const isFinder =
    (row < 9 && (column < 9 || column >= size - 8)) || (row >= size - 8 && column < 9)
  if (isFinder || row === 6 || column === 6) return true
  const hasVersion = version >= FIRST_WITH_VERSION_BITS
  const isVersion = (one: number, other: number) => one < 6 && other >= size - 11
  if (hasVersion && (isVersion(row, column) || isVersion(column, row))) return true
  const centres = alignmentCentres(version)
  return centres.some((centre) =>
    centres.some(
      (other) =>
        !isInFinder(centre, other, size) &&
        Math.abs(row - centre) <= 2 &&
        Math.abs(column - other) <= 2
    )
  )
}

function isInFinder(row: number, column: number, size: number): boolean {
  const last = size - 7
  return [
    [6, 6],
    [6, last],
    [last, 6],
  ].some(([one, other]) => row === one && column === other)
}

function alignmentCentres(version: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2
  const last = 10 + 4 * version
  return [6, ...Array.from({ length: count - 1 }, (_, index) => last - index * step)]
}

function wholeCodewords(version: number): number {
  let modules = (16 * version + 128) * version + 64
  if (version >= 2) {
    const count = Math.floor(version / 7) + 2
    modules -= (25 * count - 10) * count - 55
    if (version >= FIRST_WITH_VERSION_BITS) modules -= 36
  }
  return Math.floor(modules / 8)
}
