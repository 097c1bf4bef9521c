import type { HttpContext } from '@adonisjs/core/http'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { readOwnFilters } from '#app/invoices/queries/own_invoice_filters'
import { ownInvoices } from '#app/invoices/queries/own_invoices'
import { ownInvoicesView } from '#app/invoices/own_invoices_view'

/** The customer's invoices. */
export default class OwnInvoicesController {
  async index({ auth, bouncer, request, view }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('viewOwn')
    const asked = request.qs()
    const filters = readOwnFilters(asked)
    const page = await ownInvoices(auth.getUserOrFail(), filters, asked.after)
    return view.render('invoices/own', ownInvoicesView(page, filters))
  }
}
