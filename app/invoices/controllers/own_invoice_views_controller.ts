import type { HttpContext } from '@adonisjs/core/http'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { ownInvoice } from '#app/invoices/queries/own_invoices'
import { shownPage } from '#app/invoices/controllers/shown_page'

/** The customer looks at one of their invoices as it is stored. */
export default class OwnInvoiceViewsController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with(InvoicePolicy).authorize('viewOwn')
    const invoice = await ownInvoice(ctx.auth.getUserOrFail(), ctx.params.id)
    const page = await shownPage(ctx, invoice, `/my/invoices/${invoice.id}`)
    return ctx.view.render('invoices/own_view', page)
  }
}
