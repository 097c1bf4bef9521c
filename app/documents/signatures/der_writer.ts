/** Values of ASN.1 as DER (ITU-T X.690, 8 and 10). Every function answers a whole value: tag, length, content. */

const TAGS = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  context: 0xa0,
} as const

export function sequence(...values: Uint8Array[]): Buffer {
  return value(TAGS.sequence, ...values)
}

/** SET OF: the values stand in the order of their bytes (X.690, 11.6). */
export function setOf(...values: Uint8Array[]): Buffer {
  return value(TAGS.set, ...values.toSorted((one, other) => Buffer.compare(one, other)))
}

/** `[number]` around a whole value; with the content of a value alone, `[number] IMPLICIT`. */
export function context(number: number, ...content: Uint8Array[]): Buffer {
  return value(TAGS.context | number, ...content)
}

/** A whole number that is not negative; bytes are read as one, big-endian. */
export function integer(number: number | Uint8Array): Buffer {
  const bytes = typeof number === 'number' ? bytesOf(number) : Buffer.from(number)
  const start = bytes.findIndex((byte) => byte !== 0)
  const plain = start < 0 ? Buffer.of(0) : bytes.subarray(start)
  return value(TAGS.integer, plain[0] & 0x80 ? Buffer.of(0) : Buffer.alloc(0), plain)
}

export function objectIdentifier(dotted: string): Buffer {
  const [first, second, ...rest] = dotted.split('.').map(Number)
  return value(TAGS.objectIdentifier, ...[first * 40 + second, ...rest].map(base128))
}

export function bitString(bytes: Uint8Array, unusedBits = 0): Buffer {
  return value(TAGS.bitString, Buffer.of(unusedBits), bytes)
}

export function octetString(bytes: Uint8Array): Buffer {
  return value(TAGS.octetString, bytes)
}

export function truth(): Buffer {
  return Buffer.of(0x01, 0x01, 0xff)
}

export function utf8String(text: string): Buffer {
  return value(TAGS.utf8String, Buffer.from(text))
}

export function printableString(text: string): Buffer {
  return value(TAGS.printableString, Buffer.from(text, 'latin1'))
}

export function ia5String(text: string): Buffer {
  return value(TAGS.ia5String, Buffer.from(text, 'latin1'))
}

/** UTCTime until 2049, GeneralizedTime after it, as certificates have it (RFC 5280, 4.1.2.5). */
export function time(moment: Date): Buffer {
  const text = moment.toISOString().replace(/[-T:]|\.\d+/g, '')
  return moment.getUTCFullYear() < 2050
    ? value(TAGS.utcTime, Buffer.from(text.slice(2)))
    : value(TAGS.generalizedTime, Buffer.from(text))
}

function value(tag: number, ...content: Uint8Array[]): Buffer {
  const length = content.reduce((sum, each) => sum + each.byteLength, 0)
  return Buffer.concat([Buffer.of(tag), lengthOctets(length), ...content])
}

function lengthOctets(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length)
  const bytes = bytesOf(length)
  return Buffer.concat([Buffer.of(0x80 | bytes.length), bytes])
}

function bytesOf(number: number): Buffer {
  const digits = number.toString(16)
  return Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex')
}

/** Seven bits a byte, all but the last one marked (X.690, 8.19.2). */
function base128(number: number): Buffer {
  const bytes = [number & 0x7f]
  for (let rest = number >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80)
  return Buffer.from(bytes)
}
