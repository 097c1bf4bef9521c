import type { HttpContext } from '@adonisjs/core/http'

/** A file under its own name; the name is written twice, for browsers of both ages (RFC 6266, RFC 8187). */
export function sendFile(
  file: { bytes: Buffer; name: string; mime: string },
  response: HttpContext['response']
) {
  const plain = file.name.replaceAll(/[^\x20-\x7E]|["\\]/g, '')
  const encoded = encodeURIComponent(file.name).replaceAll("'", '%27')
  response.header('content-type', file.mime)
  response.header('content-length', file.bytes.length)
  response.header(
    'content-disposition',
    `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
  )
  return response.send(file.bytes)
}
