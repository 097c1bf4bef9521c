import type { HttpContext } from '@adonisjs/core/http'
import { readStatus } from '#app/orders/order_list_filter'
import OrderPolicy from '#app/orders/policies/order_policy'
import { customerOfUser } from '#app/orders/queries/find_customers'
import { listOrders } from '#app/orders/queries/list_orders'

/** The orders of the customer who is signed in. */
export default class OwnOrdersController {
  async index({ auth, bouncer, request, view }: HttpContext) {
    await bouncer.with(OrderPolicy).authorize('useOwn')
    const customer = await customerOfUser(auth.getUserOrFail().id)
    const status = readStatus(request.input('status'))
    const page = customer
      ? await listOrders({ customerId: customer.id, status }, request.input('after'))
      : { rows: [], newer: null, older: null }
    return view.render('orders/own_index', { page, status })
  }
}
