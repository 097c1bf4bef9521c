import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { ApproveOrders } from '#app/orders/actions/approve_orders'
import { orderFailureText } from '#app/orders/failure_texts'
import OrderPolicy from '#app/orders/policies/order_policy'
import { reviewBatchValidator } from '#app/orders/validators'

/** Approves the chosen orders that have no findings, and says of each what became of it. */
export default class ReviewBatchesController {
  async store({ auth, bouncer, i18n, request, response, session }: HttpContext) {
    await bouncer.with(OrderPolicy).authorize('review')
    const { ids } = await request.validateUsing(reviewBatchValidator)
    const by = actorOf(auth.getUserOrFail())
    const results = await new ApproveOrders().handle({ orderIds: ids, by })

    const refused = results.flatMap(({ orderId, number, result }) =>
      result.ok ? [] : { orderId, number, text: orderFailureText(result.failure, i18n) }
    )
    session.flash('batchResult', { asked: ids.length, done: ids.length - refused.length, refused })
    return response.redirect().status(303).toPath('/desk/reviews')
  }
}
