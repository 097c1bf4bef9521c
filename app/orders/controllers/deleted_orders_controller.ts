import type { HttpContext } from '@adonisjs/core/http'
import { maskedDetails } from '#app/orders/masked_details'
import OrderPolicy from '#app/orders/policies/order_policy'
import { listOrders } from '#app/orders/queries/list_orders'

/** Orders that were deleted and can still be restored. */
export default class DeletedOrdersController {
  async index({ bouncer, request, view }: HttpContext) {
    await bouncer.with(OrderPolicy).authorize('delete')
    const page = await listOrders({ isDeleted: true }, request.input('after'))
    const rows = page.rows.map(({ details, ...row }) => ({
      ...row,
      customer: maskedDetails(details).customerName,
    }))
    return view.render('orders/deleted', { page, rows })
  }
}
