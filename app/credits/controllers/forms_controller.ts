import type { HttpContext } from '@adonisjs/core/http'
import { formPageView } from '#app/credits/credit_views'
import { formList } from '#app/credits/form_list'
import CreditPolicy from '#app/credits/policies/credit_policy'
import { formPage } from '#app/credits/queries/form_page'
import { exportList } from '#app/lists/controllers/list_export'
import { listPage } from '#app/lists/controllers/list_page'

/** The confirmation forms of credit invoices, of both sides. */
export default class FormsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with(CreditPolicy).authorize('view')
    return ctx.view.render('credits/index', { list: await listPage(ctx, formList) })
  }

  async export(ctx: HttpContext) {
    await ctx.bouncer.with(CreditPolicy).authorize('view')
    return exportList(ctx, formList)
  }

  async show({ bouncer, i18n, params, view }: HttpContext) {
    await bouncer.with(CreditPolicy).authorize('view')
    const mayCredit = await bouncer.with(CreditPolicy).allows('credit')
    const page = formPageView(await formPage(params.id), i18n)
    return view.render('credits/show', { ...page, mayCredit })
  }
}
