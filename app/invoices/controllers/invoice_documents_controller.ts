import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { OpenDocument } from '#app/invoices/actions/open_document'
import { sendDocument } from '#app/invoices/controllers/send_document'
import Invoice from '#app/invoices/models/invoice'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'

/** Staff download a stored document. */
export default class InvoiceDocumentsController {
  async show({ auth, bouncer, params, response }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('view')
    const invoice = await Invoice.query().where('id', params.id).preload('documents').firstOrFail()
    const by = actorOf(auth.getUserOrFail())
    const opened = await new OpenDocument().handle({ invoice, format: params.format, by })
    return sendDocument(opened, response)
  }
}
