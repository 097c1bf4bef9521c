import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { MendDocuments } from '#app/invoices/actions/mend_documents'
import { OpenDocument } from '#app/invoices/actions/open_document'
import { sendDocument } from '#app/invoices/controllers/send_document'
import Invoice from '#app/invoices/models/invoice'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'

/** Staff download a stored document, or let missing ones be made or asked for again. */
export default class InvoiceDocumentsController {
  async store({ bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('issue')
    const { id: invoiceId } = await Invoice.findOrFail(params.id)
    await new MendDocuments().handle({ invoiceId })
    session.flash('notice', i18n.t('issuing.done.documents'))
    return response.redirect().status(303).toPath(`/desk/invoices/${invoiceId}`)
  }

  async show({ auth, bouncer, params, response }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('view')
    const invoice = await Invoice.query().where('id', params.id).preload('documents').firstOrFail()
    const by = actorOf(auth.getUserOrFail())
    const opened = await new OpenDocument().handle({ invoice, format: params.format, by })
    return sendDocument(opened, response)
  }
}
