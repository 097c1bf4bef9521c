import type { HttpContext } from '@adonisjs/core/http'
import { exportList } from '#app/lists/controllers/list_export'
import { listPage } from '#app/lists/controllers/list_page'
import { paymentList } from '#app/payments/payment_list'
import PaymentPolicy from '#app/payments/policies/payment_policy'
import { paymentPage } from '#app/payments/queries/payment_page'

/** What staff see of payments. */
export default class PaymentsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with(PaymentPolicy).authorize('viewList')
    return ctx.view.render('payments/index', { list: await listPage(ctx, paymentList) })
  }

  async export(ctx: HttpContext) {
    await ctx.bouncer.with(PaymentPolicy).authorize('viewList')
    return exportList(ctx, paymentList)
  }

  async show({ bouncer, params, view }: HttpContext) {
    await bouncer.with(PaymentPolicy).authorize('viewList')
    return view.render('payments/show', await paymentPage(params.id))
  }
}
