import type { HttpContext } from '@adonisjs/core/http'
import { AskForCorrection } from '#app/credits/actions/ask_for_correction'
import { ownCustomerOrFail } from '#app/customers/controllers/own_customer'
import { actorOf } from '#app/identity/models/user'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { ownInvoice } from '#app/invoices/queries/own_invoices'
import { askedTitle } from '#app/portal/controllers/asked_title'
import { titleChoices } from '#app/portal/title_choices'

/** The customer asks that an issued invoice be replaced by one with the right title. */
export default class TitleCorrectionsController {
  async create(ctx: HttpContext) {
    const { auth, bouncer, params, view } = ctx
    await bouncer.with(InvoicePolicy).authorize('viewOwn')
    const invoice = await ownInvoice(auth.getUserOrFail(), params.id)
    const choices = titleChoices(await ownCustomerOrFail(ctx))
    const { name, taxpayerId } = invoice.buyerDetails
    return view.render('portal/title_correction', { invoice, name, taxpayerId, ...choices })
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, i18n, params, response, session } = ctx
    await bouncer.with(InvoicePolicy).authorize('viewOwn')
    const user = auth.getUserOrFail()
    const { id: originalId } = await ownInvoice(user, params.id)
    const wish = await askedTitle(ctx)
    if (!wish) return this.create(ctx)
    const by = actorOf(user)
    const asked = await new AskForCorrection().handle({ originalId, ...wish, by })
    if (asked.ok) session.flash('success', i18n.t('invoice_requests.correction_asked'))
    else session.flash('error', i18n.t(`invoice_requests.correction.${asked.failure.type}`))
    return response.redirect().status(303).toPath(`/my/invoices/${originalId}`)
  }
}
