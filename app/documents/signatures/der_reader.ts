/** The bytes are not what they should be; readers of signatures turn it into a verdict. */
export class DerBroken extends Error {}

const MOST_DEPTH = 24
const UNIVERSAL_TIMES = [0x17, 0x18]

/** One value of ASN.1 in DER, read from bytes of anybody. Every member throws DerBroken. */
export class DerValue {
  private constructor(
    readonly tag: number,
    /** Tag and length included. */
    readonly bytes: Buffer,
    readonly content: Buffer,
    private readonly depth: number
  ) {}

  /** Reads the first value; what follows it is the caller's affair. */
  static first(bytes: Buffer, depth = 0): DerValue {
    if (depth > MOST_DEPTH || bytes.length < 2) throw new DerBroken('no value')
    const { start, length } = measure(bytes)
    if (start + length > bytes.length) throw new DerBroken('ends too early')
    const whole = bytes.subarray(0, start + length)
    return new DerValue(bytes[0], whole, whole.subarray(start), depth)
  }

  get children(): DerValue[] {
    if ((this.tag & 0x20) === 0) throw new DerBroken('holds no values')
    const values: DerValue[] = []
    for (let rest = this.content; rest.length > 0;) {
      const value = DerValue.first(rest, this.depth + 1)
      values.push(value)
      rest = rest.subarray(value.bytes.length)
    }
    return values
  }

  child(index: number): DerValue {
    const value = this.children[index]
    if (!value) throw new DerBroken(`no value ${index}`)
    return value
  }

  /** The bytes of an OCTET STRING, or of a BIT STRING of whole bytes. */
  get octets(): Buffer {
    if (this.tag === 0x04) return this.content
    if (this.tag !== 0x03 || this.content[0] !== 0) throw new DerBroken('no bytes')
    return this.content.subarray(1)
  }

  /** `1.2.840.…`; empty when it is none. */
  get oid(): string {
    if (this.tag !== 0x06) return ''
    const numbers = [0]
    for (const byte of this.content) {
      numbers[numbers.length - 1] = numbers[numbers.length - 1] * 128 + (byte & 0x7f)
      if ((byte & 0x80) === 0) numbers.push(0)
    }
    const [first, ...rest] = numbers.slice(0, -1)
    const root = Math.min(2, Math.floor(first / 40))
    return [root, first - root * 40, ...rest].join('.')
  }

  /** ISO 8601 of a UTCTime or GeneralizedTime in UTC; null when it is none. */
  get moment(): string | null {
    if (!UNIVERSAL_TIMES.includes(this.tag)) return null
    const text = this.content.toString('latin1')
    const century = Number(text.slice(0, 2)) < 50 ? '20' : '19'
    const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(
      this.tag === 0x17 ? century + text : text
    )
    if (!parts) return null
    const [, year, month, day, hour, minute, second] = parts
    const moment = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
    return Number.isNaN(moment.getTime()) ? null : moment.toISOString()
  }
}

function measure(bytes: Buffer): { start: number; length: number } {
  const first = bytes[1]
  if (first < 0x80) return { start: 2, length: first }
  const octets = first & 0x7f
  if (octets === 0 || octets > 4 || bytes.length < 2 + octets) throw new DerBroken('no length')
  return { start: 2 + octets, length: bytes.readUIntBE(2, octets) }
}
