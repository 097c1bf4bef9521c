import { inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MOST_PIXELS = 1_000_000
/** Bytes a pixel of eight bits by kind of colour: grey, colours, colours with transparency. */
const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 6: 4 }
const DARK_BELOW = 128

/** Rows of pixels, dark ones true (ISO/IEC 15948). Null for kinds of PNG that symbols are not kept in, and for damage. */
export function darkPixels(png: Buffer): boolean[][] | null {
  if (png.length < 33 || !png.subarray(0, 8).equals(SIGNATURE)) return null
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const [depth, colour, , , interlaced] = png.subarray(24, 29)
  const channels = CHANNELS[colour]
  const isKnown = depth === 8 || (depth === 1 && colour === 0)
  if (!channels || !isKnown || interlaced !== 0 || width * height > MOST_PIXELS) return null
  const stride = Math.ceil((width * channels * depth) / 8)
  const packed = dataOf(png)
  try {
    const raw = inflateSync(packed, { maxOutputLength: (stride + 1) * height + 1 })
    if (raw.length < (stride + 1) * height) return null
    const rows = unfiltered(raw, height, stride, Math.max(1, (channels * depth) / 8))
    return rows.map((row) =>
      Array.from({ length: width }, (_, x) =>
        depth === 1 ? ((row[x >> 3] >> (7 - (x & 7))) & 1) === 0 : row[x * channels] < DARK_BELOW
      )
    )
  } catch {
    return null
  }
}

function dataOf(png: Buffer): Buffer {
  const pieces: Buffer[] = []
  for (let at = 8; at + 12 <= png.length;) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      pieces.push(png.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return Buffer.concat(pieces)
}

/** Each row says how its bytes differ from those to the left and above (ISO/IEC 15948, 9.2). */
function unfiltered(raw: Buffer, height: number, stride: number, back: number): Buffer[] {
  const rows: Buffer[] = []
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1)
    const row = Buffer.from(raw.subarray(start + 1, start + 1 + stride))
    const above = rows[y - 1] ?? Buffer.alloc(stride)
    for (let x = 0; x < stride; x++) {
      const left = x >= back ? row[x - back] : 0
      const corner = x >= back ? above[x - back] : 0
      row[x] = (row[x] + predicted(raw[start], left, above[x], corner)) & 0xff
    }
    rows.push(row)
  }
  return rows
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  if (filter !== 4) return 0
  const guess = left + above - corner
  const distances = [left, above, corner].map((value) => Math.abs(guess - value))
  const least = Math.min(...distances)
  return [left, above, corner][distances.indexOf(least)]
}
