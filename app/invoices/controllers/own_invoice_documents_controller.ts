import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { OpenDocument } from '#app/invoices/actions/open_document'
import { sendDocument } from '#app/invoices/controllers/send_document'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { ownInvoice } from '#app/invoices/queries/own_invoices'

/** The customer downloads a document of one of their invoices. */
export default class OwnInvoiceDocumentsController {
  async show({ auth, bouncer, params, response }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('viewOwn')
    const user = auth.getUserOrFail()
    const invoice = await ownInvoice(user, params.id)
    const by = actorOf(user)
    const opened = await new OpenDocument().handle({ invoice, format: params.format, by })
    return sendDocument(opened, response)
  }
}
