import type { HttpContext } from '@adonisjs/core/http'
import CreditPolicy from '#app/credits/policies/credit_policy'
import { namesOf } from '#app/identity/queries/names_of'
import { AskReconciliation } from '#app/reconciliation/actions/ask_reconciliation'
import ReconciliationAsk from '#app/reconciliation/models/reconciliation_ask'
import ReconciliationRun from '#app/reconciliation/models/reconciliation_run'
import ReconciliationPolicy from '#app/reconciliation/policies/reconciliation_policy'
import { runView } from '#app/reconciliation/run_view'

/** Whether orders, payments and invoices say the same; what does not, and what to do about it. */
export default class ReconciliationRunsController {
  async index({ bouncer, view }: HttpContext) {
    await bouncer.with(ReconciliationPolicy).authorize('view')
    const [run, ask] = await Promise.all([ReconciliationRun.latest(), ReconciliationAsk.underWay()])
    const names = await namesOf([run?.askedBy ?? null])
    const mayCredit = await bouncer.with(CreditPolicy).allows('credit')
    return view.render('reconciliation/index', {
      run: run && runView(run, { names, mayCredit }),
      askedAt: ask?.askedAt,
    })
  }

  async store({ auth, bouncer, i18n, response, session }: HttpContext) {
    await bouncer.with(ReconciliationPolicy).authorize('view')
    const { id: userId } = auth.getUserOrFail()
    const asked = await new AskReconciliation().handle({ userId })
    if (!asked.ok) session.flash('notice', i18n.t('reconciliation.under_way'))
    return response.redirect().status(303).toPath('/desk/reconciliation')
  }
}
