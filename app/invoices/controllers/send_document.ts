import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import type { OpenedDocument } from '#app/invoices/actions/open_document'
import { sendFile } from '#app/platform/views/send_file'

export function sendDocument(opened: OpenedDocument | null, response: HttpContext['response']) {
  if (opened === null) throw new Exception('no such document', { status: 404 })
  const { bytes, fileName: name, mime } = opened
  return sendFile({ bytes, name, mime }, response)
}
