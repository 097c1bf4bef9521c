import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { ConfirmService } from '#app/orders/actions/confirm_service'
import { orderFailureText } from '#app/orders/failure_texts'
import OrderPolicy from '#app/orders/policies/order_policy'

/** Staff say that the service of an order was given. */
export default class ServiceConfirmationsController {
  async store({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(OrderPolicy).authorize('confirmService')
    const by = actorOf(auth.getUserOrFail())
    const confirmed = await new ConfirmService().handle({ orderId: params.id, by })
    if (confirmed.ok) session.flash('success', i18n.t('orders.service_confirmed'))
    else session.flash('error', orderFailureText(confirmed.failure, i18n))
    return response.redirect().status(303).toPath(`/desk/orders/${params.id}`)
  }
}
