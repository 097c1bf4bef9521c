import type { HttpContext } from '@adonisjs/core/http'
import { invoiceLineView } from '#app/invoices/invoice_line_view'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { ownInvoicePage } from '#app/portal/queries/own_invoice_page'

/** One invoice of the customer, as it is printed, with its files. */
export default class InvoicePageController {
  async show({ auth, bouncer, i18n, params, view }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('viewOwn')
    const page = await ownInvoicePage(auth.getUserOrFail(), params.id)
    const lines = page.invoice.lines.map((line) => invoiceLineView(line, i18n))
    return view.render('portal/invoice', { ...page, lines })
  }
}
