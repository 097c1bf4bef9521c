import { dataBlocks, isPattern, LARGEST_VERSION, MASKS } from '#app/documents/qr/qr_layout'

const FORMAT_MASK = 0x5412
const BYTES = 0b0100

/**
 * The text of a clean symbol, as files hold it: nothing is corrected, so a damaged one gives null or another
 * text. `modules`: rows, dark ones true, without a border.
 */
export function readQr(modules: readonly boolean[][]): string | null {
  const version = (modules.length - 17) / 4
  if (!Number.isInteger(version) || version < 1 || version > LARGEST_VERSION) return null
  if (modules.some((row) => row.length !== modules.length)) return null
  const format = formatOf(modules)
  const codewords = codewordsOf(modules, version, MASKS[format & 0b111])
  return textOf(inOrder(codewords, dataBlocks(version, format >> 3)), version)
}

/** Level (two bits) and mask (three), beside the finder at the top left. */
function formatOf(modules: readonly boolean[][]): number {
  const places = [0, 1, 2, 3, 4, 5, 7]
  const bits = [
    ...places.map((column) => modules[8][column]),
    modules[8][8],
    ...places.toReversed().map((row) => modules[row][8]),
  ]
  const value = bits.reduce((sum, bit) => sum * 2 + (bit ? 1 : 0), 0)
  return (value ^ FORMAT_MASK) >> 10
}

/** Up and down in pairs of columns, from the right; column 6 is a pattern of its own. */
function codewordsOf(
  modules: readonly boolean[][],
  version: number,
  mask: (row: number, column: number) => boolean
): number[] {
  const size = modules.length
  const bits: boolean[] = []
  let isUpwards = true
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right--
    for (let step = 0; step < size; step++) {
      const row = isUpwards ? size - 1 - step : step
      for (const column of [right, right - 1])
        if (!isPattern(version, row, column)) bits.push(modules[row][column] !== mask(row, column))
    }
    isUpwards = !isUpwards
  }
  return Array.from({ length: Math.floor(bits.length / 8) }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce((sum, bit) => sum * 2 + (bit ? 1 : 0), 0)
  )
}

/** Codewords stand block by block in turn; shorter blocks miss the last turn. */
function inOrder(codewords: readonly number[], lengths: readonly number[]): number[] {
  const blocks = lengths.map((): number[] => [])
  let at = 0
  for (let turn = 0; turn < Math.max(...lengths); turn++)
    for (const [index, length] of lengths.entries())
      if (turn < length) blocks[index].push(codewords[at++] ?? 0)
  return blocks.flat()
}

function textOf(data: readonly number[], version: number): string | null {
  const bits = data.map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const counted = version < 10 ? 8 : 16
  if (Number.parseInt(bits.slice(0, 4), 2) !== BYTES) return null
  const count = Number.parseInt(bits.slice(4, 4 + counted), 2)
  const start = 4 + counted
  if (start + count * 8 > bits.length) return null
  const bytes = Array.from({ length: count }, (_, index) =>
    Number.parseInt(bits.slice(start + index * 8, start + index * 8 + 8), 2)
  )
  return Buffer.from(bytes).toString('utf8')
}
