import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import Invoice from '#app/invoices/models/invoice'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { TakeOver } from '#app/issuing/actions/take_over'

/** Somebody says that they look after an invoice. */
export default class CaretakersController {
  async store({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('issue')
    const { id: invoiceId } = await Invoice.findOrFail(params.id)
    await new TakeOver().handle({ invoiceId, by: actorOf(auth.getUserOrFail()) })
    session.flash('notice', i18n.t('issuing.done.take'))
    return response.redirect().status(303).toPath('/desk/invoices/exceptions')
  }
}
