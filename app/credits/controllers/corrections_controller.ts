import type { HttpContext } from '@adonisjs/core/http'
import { AskForCorrection } from '#app/credits/actions/ask_for_correction'
import { BeginCorrection } from '#app/credits/actions/begin_correction'
import { DeclineCorrection } from '#app/credits/actions/decline_correction'
import { typedTitle } from '#app/credits/controllers/typed_title'
import { creditFailureText } from '#app/credits/failure_text'
import TitleCorrection from '#app/credits/models/title_correction'
import CreditPolicy from '#app/credits/policies/credit_policy'
import { actorOf } from '#app/identity/models/user'
import Invoice from '#app/invoices/models/invoice'

/** An invoice is billed to somebody else: begun at the desk, or asked for by the customer and answered here. */
export default class CorrectionsController {
  async create(ctx: HttpContext) {
    await ctx.bouncer.with(CreditPolicy).authorize('credit')
    return this.#form(ctx)
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with(CreditPolicy).authorize('credit')
    const typed = await typedTitle(ctx)
    if (!typed) return this.#form(ctx)
    const by = actorOf(ctx.auth.getUserOrFail())
    const originalId = String(ctx.params.id)
    const asked = await new AskForCorrection().handle({ originalId, ...typed, by })
    if (asked.ok) return this.#begin(ctx, asked.value.correctionId, originalId)
    ctx.session.flash('error', creditFailureText(asked.failure, ctx.i18n))
    return ctx.response.redirect().status(303).toPath(`/desk/invoices/${originalId}`)
  }

  async agree(ctx: HttpContext) {
    await ctx.bouncer.with(CreditPolicy).authorize('credit')
    const { id, originalInvoiceId } = await TitleCorrection.findOrFail(ctx.params.id)
    return this.#begin(ctx, id, originalInvoiceId)
  }

  async decline(ctx: HttpContext) {
    const { i18n, params, request, response, session } = ctx
    await ctx.bouncer.with(CreditPolicy).authorize('credit')
    const { id, originalInvoiceId } = await TitleCorrection.findOrFail(params.id)
    const reason = String(request.input('reason') ?? '')
    const by = actorOf(ctx.auth.getUserOrFail())
    const declined = await new DeclineCorrection().handle({ correctionId: id, reason, by })
    if (declined.ok) session.flash('notice', i18n.t('credits.correction.declined_done'))
    else session.flash('error', creditFailureText({ type: declined.failure.type }, i18n))
    return response.redirect().status(303).toPath(`/desk/invoices/${originalInvoiceId}`)
  }

  async #begin({ auth, i18n, response, session }: HttpContext, id: string, originalId: string) {
    const by = actorOf(auth.getUserOrFail())
    const begun = await new BeginCorrection().handle({ correctionId: id, by })
    if (begun.ok) session.flash('notice', i18n.t('credits.correction.begun'))
    else session.flash('error', creditFailureText(begun.failure, i18n))
    return response.redirect().status(303).toPath(`/desk/invoices/${originalId}`)
  }

  /** Nothing of the wrong title is shown in the form: the right one is typed afresh. */
  async #form({ params, view }: HttpContext) {
    const original = await Invoice.findOrFail(params.id)
    return view.render('credits/correction', { original })
  }
}
