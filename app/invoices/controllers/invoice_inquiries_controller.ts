import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { ResolveInvoice } from '#app/invoices/actions/resolve_invoice'
import { failureText } from '#app/invoices/failure_text'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'

/** Staff let the tax channel be asked now. */
export default class InvoiceInquiriesController {
  async store({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('issue')
    const by = actorOf(auth.getUserOrFail())
    const asked = await new ResolveInvoice().handle({ invoiceId: params.id, by })
    if (asked.ok) session.flash('notice', i18n.t(`invoices.done.${asked.value.state}`))
    else session.flash('error', failureText(asked.failure, i18n))
    return response.redirect().status(303).toPath(`/desk/invoices/${params.id}`)
  }
}
