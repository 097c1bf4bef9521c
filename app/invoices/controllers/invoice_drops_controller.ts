import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { DropInvoice } from '#app/invoices/actions/drop_invoice'
import { failureText } from '#app/invoices/failure_text'
import Invoice from '#app/invoices/models/invoice'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'

/** Staff give up an invoice that was not issued. */
export default class InvoiceDropsController {
  async store({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('issue')
    const { id: invoiceId } = await Invoice.findOrFail(params.id)
    const by = actorOf(auth.getUserOrFail())
    const dropped = await new DropInvoice().handle({ invoiceId, by })
    if (dropped.ok) session.flash('notice', i18n.t('invoices.done.dropped'))
    else session.flash('error', failureText(dropped.failure, i18n))
    return response.redirect().status(303).toPath(`/desk/invoices/${invoiceId}`)
  }
}
