const MEBIBYTE = 1024 * 1024
const MOST_BYTES = 2 * MEBIBYTE
const MOST_PIXELS = 24_000_000
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** An address that carries the image; null for other formats than PNG, and for what is too large to unpack. */
export function imageAddress(bytes: Buffer): string | null {
  if (bytes.length > MOST_BYTES || bytes.length < 33) return null
  if (!bytes.subarray(0, PNG.length).equals(PNG)) return null
  if (bytes.readUInt32BE(16) * bytes.readUInt32BE(20) > MOST_PIXELS) return null
  return `data:image/png;base64,${bytes.toString('base64')}`
}
