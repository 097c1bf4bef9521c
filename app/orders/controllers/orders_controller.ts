import type { HttpContext } from '@adonisjs/core/http'
import { exportList } from '#app/lists/controllers/list_export'
import { listPage } from '#app/lists/controllers/list_page'
import { orderList } from '#app/orders/order_list'
import { readOrderListQuestion } from '#app/orders/order_list_filter'
import OrderPolicy from '#app/orders/policies/order_policy'

/** All orders of the house: by status, by filters, by what is typed. */
export default class OrdersController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with(OrderPolicy).authorize('view')
    const { filters } = readOrderListQuestion(ctx.request.qs())
    return ctx.view.render('orders/index', { list: await listPage(ctx, orderList), filters })
  }

  async export(ctx: HttpContext) {
    await ctx.bouncer.with(OrderPolicy).authorize('view')
    return exportList(ctx, orderList)
  }
}
