import type { HttpContext } from '@adonisjs/core/http'
import { auditList } from '#app/desk/audit_list'
import AuditPolicy from '#app/desk/policies/audit_policy'
import { exportList } from '#app/lists/controllers/list_export'
import { listPage } from '#app/lists/controllers/list_page'

/** The log of who did what, for those who watch. */
export default class AuditController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with(AuditPolicy).authorize('view')
    return ctx.view.render('desk/audit', { list: await listPage(ctx, auditList) })
  }

  async export(ctx: HttpContext) {
    await ctx.bouncer.with(AuditPolicy).authorize('view')
    return exportList(ctx, auditList)
  }
}
