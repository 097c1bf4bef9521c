import { deflateSync } from 'node:zlib'

/** A small PDF of given objects (the first is the catalogue), with a right cross-reference table. */
export function pdfOf(objects: readonly (string | Buffer)[]): Buffer {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  let at = pieces[0].length
  const add = (piece: Buffer) => {
    pieces.push(piece)
    at += piece.length
  }
  for (const [index, object] of objects.entries()) {
    offsets.push(at)
    add(Buffer.from(`${index + 1} 0 obj\n`))
    add(Buffer.isBuffer(object) ? object : Buffer.from(object, 'latin1'))
    add(Buffer.from('\nendobj\n'))
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size} /Root 1 0 R>>\nstartxref\n${at}\n%%EOF`
  add(Buffer.from(end))
  return Buffer.concat(pieces)
}

export function stream(dictionary: string, content: Uint8Array | string, isPacked = false): Buffer {
  const plain = Buffer.from(content as Uint8Array)
  const bytes = isPacked ? deflateSync(plain) : plain
  const filter = isPacked ? '/Filter /FlateDecode ' : ''
  const head = `<<${dictionary} ${filter}/Length ${bytes.length}>>\nstream\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), bytes, Buffer.from('\nendstream')])
}

/** One page that draws `content`; further objects begin with number 5. */
export function onePage(
  content: Uint8Array | string,
  resources: string,
  ...more: (string | Buffer)[]
): Buffer {
  return pdfOf([
    '<</Type /Catalog /Pages 2 0 R>>',
    `<</Type /Pages /Count 1 /Kids [3 0 R] /Resources <<${resources}>>>>`,
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595.28 396.85] /Contents 4 0 R>>',
    stream('', content, true),
    ...more,
  ])
}
