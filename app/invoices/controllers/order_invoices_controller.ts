import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { actorOf } from '#app/identity/models/user'
import { DraftInvoice } from '#app/invoices/actions/draft_invoice'
import { failureText } from '#app/invoices/failure_text'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'

/** Staff invoice an order by hand, before it is due or because its type is invoiced by hand only. */
export default class OrderInvoicesController {
  async store({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('issue')
    const by = actorOf(auth.getUserOrFail())
    const drafted = await db.transaction((trx) =>
      new DraftInvoice().handle({ orderId: params.id, by }, trx)
    )
    const shown = response.redirect().status(303)
    if (drafted.ok) {
      session.flash('success', i18n.t(`invoices.done.${drafted.value.state}`))
      return shown.toPath(`/desk/invoices/${drafted.value.invoiceId}`)
    }
    session.flash('error', failureText(drafted.failure, i18n))
    return drafted.failure.type === 'already_drafted'
      ? shown.toPath(`/desk/invoices/${drafted.failure.invoiceId}`)
      : shown.toPath(`/desk/orders/${params.id}`)
  }
}
