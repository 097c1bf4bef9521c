import type { HttpContext } from '@adonisjs/core/http'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { readInvoiceFilters } from '#app/invoices/queries/invoice_filters'
import { invoicePage } from '#app/invoices/queries/invoice_page'
import { countInvoiceTabs, listInvoices } from '#app/invoices/queries/list_invoices'
import { invoiceListView } from '#app/invoices/invoice_list_view'
import { invoiceView } from '#app/invoices/invoice_view'

/** What staff see of invoices. */
export default class InvoicesController {
  async index({ bouncer, i18n, request, view }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('view')
    const filters = readInvoiceFilters(request.qs())
    const [page, counts] = await Promise.all([
      listInvoices(filters, request.qs().after),
      countInvoiceTabs(),
    ])
    return view.render('invoices/index', invoiceListView({ page, counts, filters }, i18n))
  }

  async show({ bouncer, i18n, params, view }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('view')
    const mayIssue = await bouncer.with(InvoicePolicy).allows('issue')
    const page = invoiceView(await invoicePage(params.id), i18n)
    return view.render('invoices/show', { ...page, mayIssue })
  }
}
