export interface ZipPart {
  /** Within the archive, with `/`. */
  path: string
  bytes: Uint8Array
  /** The same bytes, deflated already (RFC 1951). */
  deflated?: Buffer
  /** Pictures and signatures: no attempt is made to deflate them. */
  isDense?: true
}
