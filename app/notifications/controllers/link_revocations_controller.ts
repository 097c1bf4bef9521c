import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { RevokeInvoiceLink } from '#app/notifications/actions/revoke_invoice_link'
import MessagePolicy from '#app/notifications/policies/message_policy'
import { deliveryOfInvoice } from '#app/notifications/queries/delivery_of_invoice'

/** Staff withdraw the link of one delivery. */
export default class LinkRevocationsController {
  async store({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(MessagePolicy).authorize('sendInvoices')
    const { id: messageId } = await deliveryOfInvoice(params.id, params.messageId)
    const by = actorOf(auth.getUserOrFail())
    const revoked = await new RevokeInvoiceLink().handle({ messageId, invoiceId: params.id, by })
    if (revoked.ok) session.flash('success', i18n.t('invoice_delivery.link_revoked'))
    else session.flash('error', i18n.t(`invoice_delivery.problems.${revoked.failure.type}`))
    return response.redirect().status(303).toPath(`/desk/invoices/${params.id}`)
  }
}
