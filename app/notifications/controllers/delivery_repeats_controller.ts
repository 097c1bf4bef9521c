import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { SendInvoiceTo } from '#app/notifications/actions/send_invoice_to'
import MessagePolicy from '#app/notifications/policies/message_policy'
import { deliveryOfInvoice } from '#app/notifications/queries/delivery_of_invoice'
import { invoiceDeliveries } from '#app/notifications/queries/invoice_deliveries'

/** Staff have an invoice sent once more to the same recipient, over the same channel. */
export default class DeliveryRepeatsController {
  async store({ auth, bouncer, i18n, params, request, response, session }: HttpContext) {
    await bouncer.with(MessagePolicy).authorize('sendInvoices')
    const { channel, recipientDetails } = await deliveryOfInvoice(params.id, params.messageId)
    const { invoice } = await invoiceDeliveries(params.id)
    const by = actorOf(auth.getUserOrFail())
    const formToken: unknown = request.input('_token_once')
    const over = channel === 'sms' ? 'sms' : 'mail'
    const sending = { invoice, channel: over, ...recipientDetails, by, formToken } as const
    const sent = await new SendInvoiceTo().handle(sending)
    if (sent.ok) session.flash('success', i18n.t('invoice_delivery.queued'))
    else session.flash('error', i18n.t(`invoice_delivery.problems.${sent.failure.type}`))
    return response.redirect().status(303).toPath(`/desk/invoices/${params.id}`)
  }
}
