import type { HttpContext } from '@adonisjs/core/http'
import { AskForCorrection } from '#app/credits/actions/ask_for_correction'
import { typedTitle } from '#app/credits/controllers/typed_title'
import { creditFailureText } from '#app/credits/failure_text'
import CreditPolicy from '#app/credits/policies/credit_policy'
import { actorOf } from '#app/identity/models/user'
import { ownInvoice } from '#app/invoices/queries/own_invoices'

/** The customer asks for an invoice with another title; staff decide. */
export default class OwnCorrectionsController {
  async create(ctx: HttpContext) {
    await ctx.bouncer.with(CreditPolicy).authorize('askForTitle')
    return this.#form(ctx)
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with(CreditPolicy).authorize('askForTitle')
    const user = ctx.auth.getUserOrFail()
    const { id: originalId } = await ownInvoice(user, ctx.params.id)
    const typed = await typedTitle(ctx)
    if (!typed) return this.#form(ctx)
    const asked = await new AskForCorrection().handle({ originalId, ...typed, by: actorOf(user) })
    if (asked.ok) ctx.session.flash('success', ctx.i18n.t('credits.correction.asked'))
    else ctx.session.flash('error', creditFailureText(asked.failure, ctx.i18n))
    return ctx.response.redirect().status(303).toPath('/my/invoices')
  }

  async #form({ auth, params, view }: HttpContext) {
    const original = await ownInvoice(auth.getUserOrFail(), params.id)
    return view.render('credits/own_correction', { original, title: original.buyerDetails })
  }
}
