import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { validForm } from '#app/platform/views/valid_form'
import { BeginCheck } from '#app/reports/actions/begin_check'
import { CloseMonth } from '#app/reports/actions/close_month'
import { closingView } from '#app/reports/closing_view'
import { isOver } from '#app/reports/periods'
import ReportPolicy from '#app/reports/policies/report_policy'
import { closingList } from '#app/reports/queries/closing_list'
import { closingPage } from '#app/reports/queries/closing_page'
import { reopeningValidator } from '#app/reports/validators'

const PATH = '/desk/invoice-reports/closing'

/** Months: whether the report equals the sum of the stored files, and who has closed them. */
export default class MonthClosingsController {
  async index({ bouncer, view }: HttpContext) {
    await bouncer.with(ReportPolicy).authorize('view')
    const mayClose = await bouncer.with(ReportPolicy).allows('close')
    return view.render('reports/closings', { rows: await closingList(), mayClose })
  }

  async show({ bouncer, i18n, params, view }: HttpContext) {
    await bouncer.with(ReportPolicy).authorize('view')
    const mayClose = await bouncer.with(ReportPolicy).allows('close')
    const mayOpen = await bouncer.with(ReportPolicy).allows('open')
    const { month } = params
    const page = await closingPage(month)
    return view.render('reports/closing', {
      ...{ month, mayClose, mayOpen, isOver: isOver(month) },
      page: page && closingView(page, i18n),
    })
  }

  async check(ctx: HttpContext) {
    await ctx.bouncer.with(ReportPolicy).authorize('close')
    return this.#begin(ctx, null)
  }

  async reopen(ctx: HttpContext) {
    await ctx.bouncer.with(ReportPolicy).authorize('close')
    const form = await validForm(ctx, reopeningValidator)
    return form ? this.#begin(ctx, form.reason) : this.show(ctx)
  }

  async close(ctx: HttpContext) {
    await ctx.bouncer.with(ReportPolicy).authorize('close')
    const { month } = ctx.params
    const userId = ctx.auth.getUserOrFail().id
    const closed = await new CloseMonth().handle({ month, userId })
    if (closed.ok) ctx.session.flash('success', ctx.i18n.t('closings.closed', { month }))
    else ctx.session.flash('error', ctx.i18n.t(`closings.failures.${closed.failure.type}`))
    return this.#back(ctx)
  }

  async #begin(ctx: HttpContext, reason: string | null) {
    const { month } = ctx.params
    const by = actorOf(ctx.auth.getUserOrFail())
    const begun = await new BeginCheck().handle({ month, by, reason })
    if (!begun.ok) ctx.session.flash('error', ctx.i18n.t(`closings.failures.${begun.failure.type}`))
    return this.#back(ctx)
  }

  #back({ params, response }: HttpContext) {
    return response.redirect().status(303).toPath(`${PATH}/${params.month}`)
  }
}
