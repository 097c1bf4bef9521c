import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { ReviewOrder } from '#app/orders/actions/review_order'
import { orderFailureText } from '#app/orders/failure_texts'
import OrderPolicy from '#app/orders/policies/order_policy'
import { readQueueFilter, reviewQueue } from '#app/orders/queries/review_queue'
import { reviewValidator } from '#app/orders/validators'
import { verdictViews } from '#app/orders/verdict_views'

/** What waits for a second person, longest waiting first, and what that person decides. */
export default class OrderReviewsController {
  async index({ auth, bouncer, i18n, request, view }: HttpContext) {
    await bouncer.with(OrderPolicy).authorize('review')
    const filter = readQueueFilter(request.qs())
    const queue = await reviewQueue(filter, auth.getUserOrFail().id)
    const rows = queue.rows.map(({ verdicts, ...row }) => ({
      ...row,
      findings: verdictViews(verdicts, i18n).filter(({ result }) => result === 'finding'),
    }))
    return view.render('orders/reviews', { ...queue, rows, filter })
  }

  async store({ auth, bouncer, i18n, params, request, response, session }: HttpContext) {
    await bouncer.with(OrderPolicy).authorize('review')
    const { decision, reason } = await request.validateUsing(reviewValidator)
    const reviewed = await new ReviewOrder().handle({
      orderId: params.id,
      decision,
      reason: reason ?? null,
      by: actorOf(auth.getUserOrFail()),
    })
    if (reviewed.ok) session.flash('success', i18n.t(`orders.reviews.${decision}`))
    else session.flash('error', orderFailureText(reviewed.failure, i18n))
    return response.redirect().status(303).toPath(`/desk/orders/${params.id}`)
  }
}
