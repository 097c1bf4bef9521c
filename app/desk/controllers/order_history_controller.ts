import type { HttpContext } from '@adonisjs/core/http'
import { orderHistoryList } from '#app/desk/order_history_list'
import { exportList } from '#app/lists/controllers/list_export'
import { listPage } from '#app/lists/controllers/list_page'
import Order from '#app/orders/models/order'
import OrderPolicy from '#app/orders/policies/order_policy'

/** The whole history of an order, to filter and to take along. */
export default class OrderHistoryController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with(OrderPolicy).authorize('view')
    const order = await Order.findOrFail(ctx.params.id)
    const list = await listPage(ctx, orderHistoryList(order.id))
    return ctx.view.render('desk/order_history', { order, list })
  }

  async export(ctx: HttpContext) {
    await ctx.bouncer.with(OrderPolicy).authorize('view')
    const order = await Order.findOrFail(ctx.params.id)
    return exportList(ctx, orderHistoryList(order.id))
  }
}
