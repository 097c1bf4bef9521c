import type { HttpContext } from '@adonisjs/core/http'
import { ApplyForCredit, type CreditWish } from '#app/credits/actions/apply_for_credit'
import { askedParts } from '#app/credits/asked_parts'
import { creditFailureText } from '#app/credits/failure_text'
import CreditPolicy from '#app/credits/policies/credit_policy'
import { creditFormLines } from '#app/credits/queries/credit_form_lines'
import { CREDIT_REASONS } from '#app/credits/queries/list_forms'
import { actorOf } from '#app/identity/models/user'
import Invoice from '#app/invoices/models/invoice'
import { refuseForm } from '#app/platform/views/form_state'

/** Staff take an invoice back, whole or in part. */
export default class ApplicationsController {
  async create(ctx: HttpContext) {
    await ctx.bouncer.with(CreditPolicy).authorize('credit')
    return this.#form(ctx)
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with(CreditPolicy).authorize('credit')
    const { i18n, params, request, response, session } = ctx
    const wish = this.#wish(ctx)
    if (wish === null) return this.#form(ctx)
    const by = actorOf(ctx.auth.getUserOrFail())
    const applied = await new ApplyForCredit().handle({
      ...wish,
      originalId: params.id,
      cause: 'by_hand',
      by,
    })
    const shown = response.redirect().status(303)
    if (applied.ok) {
      session.flash('notice', i18n.t(`credits.done.${applied.value.state}`))
      return shown.toPath(`/desk/credits/${applied.value.confirmationId}`)
    }
    const text = creditFailureText(applied.failure, i18n)
    if (applied.failure.type === 'form_open') {
      session.flash('notice', text)
      return shown.toPath(`/desk/credits/${applied.failure.confirmationId}`)
    }
    refuseForm(ctx, { extent: request.input('extent') === 'part' ? [] : text, parts: text })
    return this.#form(ctx)
  }

  /** Null after refusing what was typed. */
  #wish(ctx: HttpContext): Pick<CreditWish, 'reason' | 'wanted'> | null {
    const { i18n, request } = ctx
    const reason = CREDIT_REASONS.find((known) => known === request.input('reason'))
    const isPart = request.input('extent') === 'part'
    const { wishes, errors } = askedParts(isPart ? request.input('lines') : null)
    const wrong: Record<string, string> = {}
    if (!reason) wrong.reason = i18n.t('credits.form.choose_reason')
    for (const [field, why] of Object.entries(errors)) wrong[field] = i18n.t(`credits.form.${why}`)
    if (isPart && wishes.length === 0 && Object.keys(errors).length === 0)
      wrong.parts = i18n.t('credits.failures.nothing_chosen')
    if (!reason || Object.keys(wrong).length > 0) {
      refuseForm(ctx, wrong)
      return null
    }
    return { reason, wanted: isPart ? wishes : 'everything' }
  }

  async #form({ params, view }: HttpContext) {
    const original = await Invoice.query().where('id', params.id).preload('lines').firstOrFail()
    const lines = await creditFormLines(original)
    const leftFen = original.totalFen - original.creditedFen
    return view.render('credits/new', { original, lines, leftFen, reasons: CREDIT_REASONS })
  }
}
