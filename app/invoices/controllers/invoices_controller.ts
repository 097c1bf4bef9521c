import type { HttpContext } from '@adonisjs/core/http'
import { exportList } from '#app/lists/controllers/list_export'
import { listPage } from '#app/lists/controllers/list_page'
import { invoiceList } from '#app/invoices/invoice_list'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { readSumFilters } from '#app/invoices/queries/sum_filters'

/** What staff see of invoices. */
export default class InvoicesController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with(InvoicePolicy).authorize('view')
    const { customerId } = readSumFilters(ctx.request.qs())
    return ctx.view.render('invoices/index', { list: await listPage(ctx, invoiceList), customerId })
  }

  async export(ctx: HttpContext) {
    await ctx.bouncer.with(InvoicePolicy).authorize('view')
    return exportList(ctx, invoiceList)
  }
}
