import type { HttpContext } from '@adonisjs/core/http'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { exceptionList } from '#app/issuing/exception_list'
import { exportList } from '#app/lists/controllers/list_export'
import { listPage } from '#app/lists/controllers/list_page'

/** Invoices that do not come along by themselves. */
export default class ExceptionsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with(InvoicePolicy).authorize('view')
    return ctx.view.render('issuing/exceptions', { list: await listPage(ctx, exceptionList) })
  }

  async export(ctx: HttpContext) {
    await ctx.bouncer.with(InvoicePolicy).authorize('view')
    return exportList(ctx, exceptionList)
  }
}
