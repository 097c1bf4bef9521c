export interface FileKind {
  mime: 'application/pdf' | 'image/jpeg' | 'image/png'
  extension: 'pdf' | 'jpg' | 'png'
}

const SIGNATURES: readonly (FileKind & { head: Buffer; tail: Buffer })[] = [
  {
    mime: 'application/pdf',
    extension: 'pdf',
    head: Buffer.from('%PDF-1.'),
    tail: Buffer.from('%%EOF'),
  },
  {
    mime: 'image/jpeg',
    extension: 'jpg',
    head: Buffer.from('ffd8ff', 'hex'),
    tail: Buffer.from('ffd9', 'hex'),
  },
  {
    mime: 'image/png',
    extension: 'png',
    head: Buffer.from('89504e470d0a1a0a', 'hex'),
    tail: Buffer.from('49454e44ae426082', 'hex'),
  },
]
/** Writers put a line break, and some cameras a little more, behind the end of a file. */
const TAIL_BYTES = 1024

/** What a document or picture is by its first and last bytes; a name or declared type proves nothing. */
export function fileKind(bytes: Buffer): FileKind | null {
  const tail = bytes.subarray(-TAIL_BYTES)
  const found = SIGNATURES.find(
    (kind) => bytes.subarray(0, kind.head.length).equals(kind.head) && tail.includes(kind.tail)
  )
  return found ? { mime: found.mime, extension: found.extension } : null
}
