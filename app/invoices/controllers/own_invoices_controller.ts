import type { HttpContext } from '@adonisjs/core/http'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { ownInvoices } from '#app/invoices/queries/own_invoices'
import { ownInvoicesView } from '#app/invoices/own_invoices_view'

/** The customer's invoices. */
export default class OwnInvoicesController {
  async index({ auth, bouncer, request, view }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('viewOwn')
    const page = await ownInvoices(auth.getUserOrFail(), request.qs().after)
    return view.render('invoices/own', ownInvoicesView(page))
  }
}
