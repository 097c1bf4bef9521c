const MODULUS = 65_521
/** As many bytes as can be added up before a sum leaves 32 bits. */
const BLOCK = 5552

/** The checksum of RFC 1950, 8.2. */
export function adler32(bytes: Uint8Array): number {
  let [low, high] = [1, 0]
  for (let start = 0; start < bytes.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, bytes.length)
    for (let at = start; at < end; at++) {
      low += bytes[at]
      high += low
    }
    low %= MODULUS
    high %= MODULUS
  }
  return high * 65_536 + low
}
