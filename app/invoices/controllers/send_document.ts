import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import type { OpenedDocument } from '#app/invoices/actions/open_document'

/** As a file under its own name; the name is written twice, for browsers of both ages (RFC 6266, RFC 8187). */
export function sendDocument(opened: OpenedDocument | null, response: HttpContext['response']) {
  if (opened === null) throw new Exception('no such document', { status: 404 })
  const plain = opened.fileName.replaceAll(/[^\x20-\x7E]/g, '')
  const encoded = encodeURIComponent(opened.fileName).replaceAll("'", '%27')
  response.header('content-type', opened.mime)
  response.header('content-length', opened.bytes.length)
  response.header(
    'content-disposition',
    `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
  )
  return response.send(opened.bytes)
}
