import type { HttpContext } from '@adonisjs/core/http'
import { exportList } from '#app/lists/controllers/list_export'
import { listPage } from '#app/lists/controllers/list_page'
import { caseList } from '#app/service/case_list'
import { caseView } from '#app/service/case_view'
import CasePolicy from '#app/service/policies/case_policy'
import { casePage } from '#app/service/queries/case_page'

/** What waits for somebody of the service. */
export default class CasesController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with(CasePolicy).authorize('work')
    return ctx.view.render('service/cases', { list: await listPage(ctx, caseList) })
  }

  async export(ctx: HttpContext) {
    await ctx.bouncer.with(CasePolicy).authorize('work')
    return exportList(ctx, caseList)
  }

  async show({ bouncer, i18n, params, view }: HttpContext) {
    await bouncer.with(CasePolicy).authorize('work')
    return view.render('service/case', caseView(await casePage(params.id), i18n))
  }
}
