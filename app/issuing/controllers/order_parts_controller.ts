import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { actorOf } from '#app/identity/models/user'
import { DraftInvoices } from '#app/invoices/actions/draft_invoices'
import { failureText } from '#app/invoices/failure_text'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { leftOfOrder } from '#app/issuing/queries/orders_for_bill'
import { readQuantities } from '#app/issuing/typed_quantities'
import Order from '#app/orders/models/order'
import { spendOnce } from '#app/platform/forms/spend_once'
import { sumFen } from '#app/platform/money/fen'
import { refuseForm } from '#app/platform/views/form_state'

/** An order is invoiced by hand: what is left of it, or chosen lines and quantities. */
export default class OrderPartsController {
  async create({ bouncer, params, view }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('issue')
    const order = await Order.findOrFail(params.id)
    const lines = await leftOfOrder(order)
    const leftFen = sumFen(lines.map(({ left }) => left.amountFen))
    return view.render('issuing/order_part', { order, lines, leftFen })
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, i18n, params, request, response, session } = ctx
    await bouncer.with(InvoicePolicy).authorize('issue')
    const order = await Order.findOrFail(params.id)
    const typed = readQuantities(request.input('quantities'), await leftOfOrder(order))
    if (!typed.ok) {
      const errors = typed.failure.lines.map((id) => [
        `quantities[${id}]`,
        i18n.t(`issuing.part.${typed.failure.type}`),
      ])
      refuseForm(ctx, Object.fromEntries(errors))
      return this.create(ctx)
    }
    const by = actorOf(auth.getUserOrFail())
    const bills = [{ orderIds: [order.id] as const, quantities: typed.value }]
    const drafted = await db.transaction(async (trx) => {
      if ((await spendOnce(request.input('_token_once'), trx)) !== 'fresh') return null
      const [result] = await new DraftInvoices().handle({ bills, by }, trx)
      return result
    })
    const shown = response.redirect().status(303)
    if (drafted === null) return shown.toPath(`/desk/orders/${order.id}`)
    if (!drafted.ok) {
      session.flash('error', failureText(drafted.failure, i18n))
      return shown.toPath(`/desk/orders/${order.id}/invoices/new`)
    }
    const [{ invoiceId, state }] = drafted.value
    session.flash('success', i18n.t(`invoices.done.${state}`))
    return shown.toPath(`/desk/invoices/${invoiceId}`)
  }
}
