import type { HttpContext } from '@adonisjs/core/http'

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

function send(
  disposition: 'attachment' | 'inline',
  file: NamedFile,
  response: HttpContext['response']
) {
  const plain = file.name.replaceAll(/[^\x20-\x7E]|["\\]/g, '')
  const encoded = encodeURIComponent(file.name).replaceAll("'", '%27')
  response.header('content-type', file.mime)
  response.header('content-length', file.bytes.length)
  response.header(
    'content-disposition',
    `${disposition}; filename="${plain}"; filename*=UTF-8''${encoded}`
  )
  return response.send(file.bytes)
}
