/** Values of ISO 32000-1, section 7.3, as a reader meets them. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfReference
  | PdfKeyword
  | PdfValue[]
  | PdfDictionary

export class PdfName {
  constructor(readonly name: string) {}
}

export class PdfString {
  constructor(readonly bytes: Buffer) {}

  /** Text strings are UTF-16 with a byte order mark, or Latin. */
  get text(): string {
    const isUtf16 = this.bytes[0] === 0xfe && this.bytes[1] === 0xff
    return isUtf16 ? utf16(this.bytes.subarray(2)) : this.bytes.toString('latin1')
  }
}

export class PdfReference {
  constructor(readonly object: number) {}
}

/** Operators of page content, and words such as `obj` and `stream`. */
export class PdfKeyword {
  constructor(readonly word: string) {}
}

export class PdfDictionary {
  readonly entries = new Map<string, PdfValue>()
}

/** The file is not what it claims to be; readers turn it into a failure. */
export class PdfSyntaxError extends Error {}

/** Big-endian UTF-16; a half unit at the end is dropped. */
export function utf16(bytes: Uint8Array): string {
  return new TextDecoder('utf-16be').decode(bytes.subarray(0, bytes.length & ~1))
}
