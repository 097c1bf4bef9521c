import type { HttpContext } from '@adonisjs/core/http'
import { maskedCustomerName } from '#app/orders/masked_details'
import { readOrderListQuestion } from '#app/orders/order_list_filter'
import OrderPolicy from '#app/orders/policies/order_policy'
import { countByStatus, listOrders } from '#app/orders/queries/list_orders'
import { searchOrders } from '#app/orders/queries/search_orders'

/** All orders of the house: by status, by filters, by what is typed. */
export default class OrdersController {
  async index({ bouncer, request, view }: HttpContext) {
    await bouncer.with(OrderPolicy).authorize('view')
    const question = readOrderListQuestion(request.qs())
    const cursor: unknown = request.input('after')
    const isSearch = question.text !== ''
    const page = isSearch
      ? await searchOrders(question, cursor)
      : await listOrders(question.filters, cursor)
    const counts = isSearch ? null : await countByStatus(question.filters)
    const rows = page.rows.map(({ details, ...row }) => ({
      ...row,
      customer: maskedCustomerName(details),
    }))
    return view.render('orders/index', { page, rows, counts, question })
  }
}
