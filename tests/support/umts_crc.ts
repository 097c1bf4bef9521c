/** Remainders of each byte for the polynomial x^16 + x^15 + x^2 + 1. */
const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte * 256
  for (let bit = 0; bit < 8; bit++)
    remainder = remainder >= 0x8000 ? ((remainder * 2) % 0x10000) ^ 0x8005 : remainder * 2
  return remainder
})

/** Whether a QR text ends in the CRC-16/UMTS of everything up to its last comma. Shares nothing with the writer. */
export function isUmtsCrc(text: string): boolean {
  const comma = text.lastIndexOf(',')
  let crc = 0
  for (const byte of Buffer.from(text.slice(0, comma + 1)))
    crc = ((crc % 256) * 256) ^ TABLE[(crc >> 8) ^ byte]
  return Number.parseInt(text.slice(comma + 1), 16) === crc
}
