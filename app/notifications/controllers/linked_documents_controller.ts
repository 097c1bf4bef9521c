import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import { OpenDocument } from '#app/invoices/actions/open_document'
import { sendDocument } from '#app/invoices/controllers/send_document'
import { keepPrivate } from '#app/notifications/controllers/private_answer'
import { takeLinkOpening } from '#app/notifications/link_limit'
import { linkedInvoice } from '#app/notifications/queries/linked_invoice'
import { SYSTEM } from '#app/platform/actor'

/** A file of the invoice behind a link that is still open. */
export default class LinkedDocumentsController {
  async show(ctx: HttpContext) {
    const { params, request, response } = ctx
    keepPrivate(ctx)
    await takeLinkOpening(request.ip())
    const found = await linkedInvoice(params.token)
    if (found?.link.standing !== 'open') throw new Exception('no open link', { status: 404 })
    const { invoice, link } = found
    const asked = { invoice, format: params.format, by: SYSTEM, linkId: link.id }
    return sendDocument(await new OpenDocument().handle(asked), response)
  }
}
