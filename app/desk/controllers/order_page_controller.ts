import { errors, type HttpContext } from '@adonisjs/core/http'
import { orderPage } from '#app/desk/queries/order_page'
import { orderPageView } from '#app/desk/order_page_view'
import OrderPolicy from '#app/orders/policies/order_policy'

/** One order with everything that belongs to it, whichever domain keeps it. */
export default class OrderPageController {
  async show({ auth, bouncer, i18n, params, session, view, request }: HttpContext) {
    await bouncer.with(OrderPolicy).authorize('view')
    const page = await orderPage(params.id)
    if (!page) throw new errors.E_ROUTE_NOT_FOUND([request.method(), request.url()])
    const isRevealed = session.flashMessages.get('revealed') === params.id
    const viewerId = auth.getUserOrFail().id
    return view.render('desk/order', orderPageView(page, { i18n, viewerId, isRevealed }))
  }
}
