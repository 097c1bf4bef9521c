import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { namesOf } from '#app/identity/queries/names_of'
import { SaveReviewRule } from '#app/orders/actions/save_review_rule'
import ReviewRule from '#app/orders/models/review_rule'
import { ORDER_SOURCES, ORDER_TYPES } from '#app/orders/order_list_filter'
import ReviewRulePolicy from '#app/orders/policies/review_rule_policy'
import { reviewRuleValidator } from '#app/orders/validators'
import { parseYuan } from '#app/platform/money/fen'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'

const CHOICES = { types: ORDER_TYPES, sources: ORDER_SOURCES }

/** The rules by which the house approves orders itself. */
export default class ReviewRulesController {
  async index({ bouncer, view }: HttpContext) {
    await bouncer.with(ReviewRulePolicy).authorize('view')
    const rules = await ReviewRule.query().orderBy('isActive', 'desc').orderBy('id')
    const names = await namesOf(rules.map(({ changedBy }) => changedBy))
    return view.render('orders/review_rules', { rules, names })
  }

  async create({ bouncer, view }: HttpContext) {
    await bouncer.with(ReviewRulePolicy).authorize('change')
    return view.render('orders/review_rule', { ...CHOICES, rule: null })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with(ReviewRulePolicy).authorize('change')
    return (await this.#keep(ctx, null)) ?? this.create(ctx)
  }

  async edit({ bouncer, params, view }: HttpContext) {
    await bouncer.with(ReviewRulePolicy).authorize('change')
    const rule = await ReviewRule.findOrFail(params.id)
    return view.render('orders/review_rule', { ...CHOICES, rule })
  }

  async update(ctx: HttpContext) {
    await ctx.bouncer.with(ReviewRulePolicy).authorize('change')
    return (await this.#keep(ctx, ctx.params.id)) ?? this.edit(ctx)
  }

  /** The redirect after it was saved; null when the form has to be shown again. */
  async #keep(ctx: HttpContext, ruleId: string | null) {
    const form = await validForm(ctx, reviewRuleValidator)
    if (!form) return null
    const { limit, isActive, ...values } = form
    const maxTotalFen = parseYuan(limit)
    if (maxTotalFen === null || maxTotalFen <= 0) {
      refuseForm(ctx, { limit: ctx.i18n.t('orders.rules.wrong_limit') })
      return null
    }
    const by = actorOf(ctx.auth.getUserOrFail())
    if (by.id === null) return null
    await new SaveReviewRule().handle({
      ruleId,
      values: { ...values, maxTotalFen, isActive: isActive ?? false },
      by,
      formToken: ctx.request.input('_token_once'),
    })
    ctx.session.flash('success', ctx.i18n.t('orders.rules.saved'))
    return ctx.response.redirect().status(303).toPath('/desk/review-rules')
  }
}
