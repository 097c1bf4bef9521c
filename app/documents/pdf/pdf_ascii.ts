const LOWEST = 0x21
const ZEROS = 0x7a
const END = 0x7e

/** Streams that are written in letters (ISO 32000-1, 7.4.2 and 7.4.3); null for every other filter. */
export function asciiOf(filter: string, bytes: Buffer): Buffer | null {
  if (filter === 'ASCIIHexDecode' || filter === 'AHx') {
    const digits = bytes.toString('latin1').replace(/\s/g, '').split('>')[0]
    return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex')
  }
  return filter === 'ASCII85Decode' || filter === 'A85' ? from85(bytes) : null
}

/** Five letters hold four bytes; `z` holds four zeros; a short group at the end holds one byte less than letters. */
function from85(bytes: Buffer): Buffer {
  const plain: number[] = []
  let group: number[] = []
  const take = (letters: readonly number[], count: number) => {
    const value = letters.reduce((sum, letter) => sum * 85 + letter, 0)
    for (let byte = 0; byte < count; byte++)
      plain.push(Math.floor(value / 256 ** (3 - byte)) & 0xff)
  }
  for (const byte of bytes) {
    if (byte === END) break
    if (byte === ZEROS && group.length === 0) plain.push(0, 0, 0, 0)
    if (byte < LOWEST || byte > LOWEST + 84) continue
    group.push(byte - LOWEST)
    if (group.length < 5) continue
    take(group, 4)
    group = []
  }
  if (group.length > 1)
    take([...group, ...new Array<number>(5 - group.length).fill(84)], group.length - 1)
  return Buffer.from(plain)
}
