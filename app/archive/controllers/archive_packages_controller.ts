import type { HttpContext } from '@adonisjs/core/http'
import { packageList } from '#app/archive/package_list'
import ArchivePolicy from '#app/archive/policies/archive_policy'
import { packagePage } from '#app/archive/queries/package_page'
import { historyView, packageView } from '#app/archive/report_view'
import BuildPackagesTask from '#app/archive/tasks/build_packages'
import { buildValidator } from '#app/archive/validators'
import { actorOf } from '#app/identity/models/user'
import { exportList } from '#app/lists/controllers/list_export'
import { listPage } from '#app/lists/controllers/list_page'
import { clock } from '#app/platform/clock'
import { addJobs } from '#app/platform/queue/jobs'
import { validForm } from '#app/platform/views/valid_form'
import { monthBefore } from '#app/archive/retention'

/** The packages of the archive. */
export default class ArchivePackagesController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with(ArchivePolicy).authorize('view')
    const mayBuild = await ctx.bouncer.with(ArchivePolicy).allows('build')
    const list = await listPage(ctx, packageList)
    const lastMonth = monthBefore(clock.businessDay().slice(0, 7))
    return ctx.view.render('archive/index', { list, mayBuild, lastMonth })
  }

  async export(ctx: HttpContext) {
    await ctx.bouncer.with(ArchivePolicy).authorize('view')
    return exportList(ctx, packageList)
  }

  async show({ auth, bouncer, i18n, params, view }: HttpContext) {
    const policy = bouncer.with(ArchivePolicy)
    await bouncer.with(ArchivePolicy).authorize('view')
    const page = await packagePage(params.id)
    return view.render('archive/show', {
      ...page,
      ...packageView(page.kept, i18n),
      history: historyView(page, i18n),
      may: {
        verify: await policy.allows('build'),
        download: await policy.allows('download'),
        request: await policy.allows('requestDestruction'),
        approve: await policy.allows('approveDestruction'),
      },
      isOwnRequest: page.kept.requestedBy === auth.getUserOrFail().id,
    })
  }

  /** A month is asked for; the worker builds it. */
  async store(ctx: HttpContext) {
    await ctx.bouncer.with(ArchivePolicy).authorize('build')
    const form = await validForm(ctx, buildValidator)
    if (!form) return this.index(ctx)
    const by = actorOf(ctx.auth.getUserOrFail())
    const { month } = form
    const id = `archive-build-${month}`
    await addJobs([{ queue: 'documents', task: BuildPackagesTask.id, payload: { month, by }, id }])
    ctx.session.flash('success', ctx.i18n.t('archive.build.begun', { month }))
    return ctx.response.redirect().status(303).toPath('/desk/archive')
  }
}
