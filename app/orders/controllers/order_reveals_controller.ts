import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { RevealOrder } from '#app/orders/actions/reveal_order'
import { orderFailureText } from '#app/orders/failure_texts'
import OrderPolicy from '#app/orders/policies/order_policy'

/** Shows the masked fields of an order once; the log keeps who looked. */
export default class OrderRevealsController {
  async store({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(OrderPolicy).authorize('reveal')
    const by = actorOf(auth.getUserOrFail())
    const revealed = await new RevealOrder().handle({ orderId: params.id, by })
    if (revealed.ok) session.flash('revealed', params.id)
    else session.flash('error', orderFailureText(revealed.failure, i18n))
    return response.redirect().status(303).toPath(`/desk/orders/${params.id}`)
  }
}
