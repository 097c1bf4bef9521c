import { Readable } from 'node:stream'
import type { HttpContext } from '@adonisjs/core/http'
import { piecesOf, type RandomSource } from '#app/platform/files/random_source'

const PIECE_BYTES = 256 * 1024

interface NamedFile {
  bytes: Buffer
  name: string
  mime: string
}

/** A file under its own name; the name is written twice, for browsers of both ages (RFC 6266, RFC 8187). */
export function sendFile(file: NamedFile, response: HttpContext['response']) {
  return send('attachment', file, response)
}

/** The same, for what the browser shows itself: a picture, or a PDF to be printed. */
export function showFile(file: NamedFile, response: HttpContext['response']) {
  return send('inline', file, response)
}

/** A file too large for memory, read while it is sent. */
export function streamFile(
  { source, name, mime }: { source: RandomSource; name: string; mime: string },
  response: HttpContext['response']
): void {
  describe('attachment', { name, mime, size: source.size }, response)
  response.stream(Readable.from(piecesAndClose(source)))
}

async function* piecesAndClose(source: RandomSource): AsyncGenerator<Buffer> {
  try {
    yield* piecesOf(source, PIECE_BYTES)
  } finally {
    await source.close()
  }
}

function send(
  disposition: 'attachment' | 'inline',
  file: NamedFile,
  response: HttpContext['response']
) {
  describe(disposition, { ...file, size: file.bytes.length }, response)
  return response.send(file.bytes)
}

function describe(
  disposition: 'attachment' | 'inline',
  file: { name: string; mime: string; size: number },
  response: HttpContext['response']
): void {
  const plain = file.name.replaceAll(/[^\x20-\x7E]|["\\]/g, '')
  const encoded = encodeURIComponent(file.name).replaceAll("'", '%27')
  response.header('content-type', file.mime)
  response.header('content-length', file.size)
  response.header(
    'content-disposition',
    `${disposition}; filename="${plain}"; filename*=UTF-8''${encoded}`
  )
}
