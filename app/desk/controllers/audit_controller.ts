import type { HttpContext } from '@adonisjs/core/http'
import { searchAudit } from '#app/audit/queries/search_audit'
import { AUDITED_DOMAINS, describeDetails, readAuditFilter } from '#app/desk/audit_log'
import AuditPolicy from '#app/desk/policies/audit_policy'
import { listStaff } from '#app/identity/queries/list_staff'
import { namesOf } from '#app/identity/queries/names_of'

/** The log of who did what, for those who watch. */
export default class AuditController {
  async index({ bouncer, request, view }: HttpContext) {
    await bouncer.with(AuditPolicy).authorize('view')
    const asked = request.qs()
    const { page, count } = await searchAudit(readAuditFilter(asked), asked.after)
    const people = page.rows.flatMap(({ actorId, subjectId }) => [actorId, subjectId])
    const [names, staff] = [await namesOf(people), await listStaff()]
    return view.render('desk/audit', {
      describeDetails,
      page,
      count,
      asked,
      names,
      staff,
      domains: AUDITED_DOMAINS,
    })
  }
}
