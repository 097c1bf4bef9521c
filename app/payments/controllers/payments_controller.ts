import type { HttpContext } from '@adonisjs/core/http'
import { plugins } from '#app/platform/plugins/registry'
import PaymentPolicy from '#app/payments/policies/payment_policy'
import {
  countPaymentTabs,
  listPayments,
  readPaymentFilter,
} from '#app/payments/queries/list_payments'
import { paymentPage } from '#app/payments/queries/payment_page'

/** What staff see of payments. */
export default class PaymentsController {
  async index({ bouncer, request, view }: HttpContext) {
    await bouncer.with(PaymentPolicy).authorize('viewList')
    const filter = readPaymentFilter(request.qs())
    const [page, counts] = await Promise.all([
      listPayments(filter, request.qs().cursor),
      countPaymentTabs(),
    ])
    return view.render('payments/index', { page, counts, filter, methods: plugins.list('payment') })
  }

  async show({ bouncer, params, view }: HttpContext) {
    await bouncer.with(PaymentPolicy).authorize('viewList')
    return view.render('payments/show', await paymentPage(params.id))
  }
}
