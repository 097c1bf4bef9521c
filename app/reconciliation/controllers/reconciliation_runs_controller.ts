import type { HttpContext } from '@adonisjs/core/http'
import CreditPolicy from '#app/credits/policies/credit_policy'
import { actorOf } from '#app/identity/models/user'
import { namesOf } from '#app/identity/queries/names_of'
import { Reconcile } from '#app/reconciliation/actions/reconcile'
import ReconciliationRun from '#app/reconciliation/models/reconciliation_run'
import ReconciliationPolicy from '#app/reconciliation/policies/reconciliation_policy'
import { runView } from '#app/reconciliation/run_view'

/** Whether orders, payments and invoices say the same; what does not, and what to do about it. */
export default class ReconciliationRunsController {
  async index({ bouncer, view }: HttpContext) {
    await bouncer.with(ReconciliationPolicy).authorize('view')
    const run = await ReconciliationRun.latest()
    const names = await namesOf([run?.askedBy ?? null])
    const mayCredit = await bouncer.with(CreditPolicy).allows('credit')
    return view.render('reconciliation/index', { run: run && runView(run, { names, mayCredit }) })
  }

  async store({ auth, bouncer, i18n, response, session }: HttpContext) {
    await bouncer.with(ReconciliationPolicy).authorize('view')
    await new Reconcile().handle({ by: actorOf(auth.getUserOrFail()) })
    session.flash('success', i18n.t('reconciliation.done'))
    return response.redirect().status(303).toPath('/desk/reconciliation')
  }
}
