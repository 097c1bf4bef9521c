import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { exportList } from '#app/lists/controllers/list_export'
import { listPage } from '#app/lists/controllers/list_page'
import { ReviewOrder } from '#app/orders/actions/review_order'
import { orderFailureText } from '#app/orders/failure_texts'
import OrderPolicy from '#app/orders/policies/order_policy'
import { reviewList } from '#app/orders/review_list'
import { reviewValidator } from '#app/orders/validators'

/** What waits for a second person, longest waiting first, and what that person decides. */
export default class OrderReviewsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with(OrderPolicy).authorize('review')
    return ctx.view.render('orders/reviews', { list: await listPage(ctx, reviewList) })
  }

  async export(ctx: HttpContext) {
    await ctx.bouncer.with(OrderPolicy).authorize('review')
    return exportList(ctx, reviewList)
  }

  async store({ auth, bouncer, i18n, params, request, response, session }: HttpContext) {
    await bouncer.with(OrderPolicy).authorize('review')
    const { decision, reason, template } = await request.validateUsing(reviewValidator)
    const standard = template ? i18n.t(`orders.reviews.templates.${template}`) : null
    const reviewed = await new ReviewOrder().handle({
      orderId: params.id,
      decision,
      reason: reason ?? standard,
      by: actorOf(auth.getUserOrFail()),
    })
    if (reviewed.ok) session.flash('success', i18n.t(`orders.reviews.${decision}`))
    else session.flash('error', orderFailureText(reviewed.failure, i18n))
    return response.redirect().status(303).toPath(`/desk/orders/${params.id}`)
  }
}
