import type { HttpContext } from '@adonisjs/core/http'
import OrderPolicy from '#app/orders/policies/order_policy'
import { ownOrder } from '#app/orders/queries/own_order'
import { ownOrderView } from '#app/portal/own_order_view'
import { ownOrderPage } from '#app/portal/queries/own_order_page'

/** One order of the customer with everything that belongs to it, whichever domain keeps it. */
export default class OrderPageController {
  async show({ auth, bouncer, i18n, params, view }: HttpContext) {
    await bouncer.with(OrderPolicy).authorize('useOwn')
    const order = await ownOrder(auth.getUserOrFail(), params.id)
    return view.render('portal/order', ownOrderView(await ownOrderPage(order), i18n))
  }
}
