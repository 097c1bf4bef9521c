import type { HttpContext } from '@adonisjs/core/http'
import { BeginCorrection } from '#app/credits/actions/begin_correction'
import { actorOf } from '#app/identity/models/user'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'

/** Staff agree to a corrected title: the invoice is taken back and a new one follows by itself. */
export default class TitleCorrectionsController {
  async agree({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('issue')
    const by = actorOf(auth.getUserOrFail())
    const begun = await new BeginCorrection().handle({ correctionId: params.id, by })
    if (begun.ok) session.flash('success', i18n.t('invoice_requests.begun'))
    else session.flash('error', i18n.t(`invoice_requests.correction.${begun.failure.type}`))
    return response.redirect().status(303).toPath('/desk/invoice-requests')
  }
}
