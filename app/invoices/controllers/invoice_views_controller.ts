import type { HttpContext } from '@adonisjs/core/http'
import Invoice from '#app/invoices/models/invoice'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { shownPage } from '#app/invoices/controllers/shown_page'

/** Staff look at an invoice as it is stored. */
export default class InvoiceViewsController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with(InvoicePolicy).authorize('view')
    const { id } = ctx.params
    const invoice = await Invoice.query().where('id', id).preload('documents').firstOrFail()
    const page = await shownPage(ctx, invoice, `/desk/invoices/${invoice.id}`)
    return ctx.view.render('invoices/view', page)
  }
}
