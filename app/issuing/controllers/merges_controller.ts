import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { actorOf } from '#app/identity/models/user'
import { DraftInvoices } from '#app/invoices/actions/draft_invoices'
import { failureText } from '#app/invoices/failure_text'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { readChoice } from '#app/issuing/batch_choice'
import { ordersForBill } from '#app/issuing/queries/orders_for_bill'
import { sumFen } from '#app/platform/money/fen'

/** Several orders of one customer on one invoice: looked at first, then drafted. */
export default class MergesController {
  async create({ bouncer, i18n, request, view }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('issue')
    const [leading, ...others] = readChoice(request.all()).orderIds ?? []
    const found = leading ? await ordersForBill([leading, ...others]) : []
    const orders = found.map(({ problem, ...order }) => ({
      ...order,
      problem: problem && failureText(problem, i18n),
    }))
    const totalFen = sumFen(orders.map(({ leftFen }) => leftFen))
    const isPossible = orders.length > 1 && orders.every(({ problem }) => problem === null)
    return view.render('issuing/merge', { orders, totalFen, isPossible })
  }

  async store({ auth, bouncer, i18n, request, response, session }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('issue')
    const [leading, ...others] = readChoice(request.all()).orderIds ?? []
    const shown = response.redirect().status(303)
    if (!leading) return shown.toPath('/desk/orders')
    const by = actorOf(auth.getUserOrFail())
    const bills = [{ orderIds: [leading, ...others] as const }]
    const [drafted] = await db.transaction((trx) => new DraftInvoices().handle({ bills, by }, trx))
    if (drafted.ok) {
      const [{ invoiceId, state }] = drafted.value
      session.flash('success', i18n.t(`invoices.done.${state}`))
      return shown.toPath(`/desk/invoices/${invoiceId}`)
    }
    session.flash('error', failureText(drafted.failure, i18n))
    return drafted.failure.type === 'already_drafted'
      ? shown.toPath(`/desk/invoices/${drafted.failure.invoiceId}`)
      : shown.toPath(`/desk/orders/${leading}`)
  }
}
