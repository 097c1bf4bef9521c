import invoicingConfig from '#config/invoicing'
import { CreditRefund } from '#app/credits/actions/credit_refund'
import { ReverseAndCancel } from '#app/credits/actions/reverse_and_cancel'
import CreditConfirmation from '#app/credits/models/credit_confirmation'
import Invoice from '#app/invoices/models/invoice'
import { CancelOrder } from '#app/orders/actions/cancel_order'
import { SYSTEM } from '#app/platform/actor'
import type { Listener, Message } from '#app/platform/outbox/listener'

const by = SYSTEM

/**
 * What goes on when an invoice is issued: money that went back before it, the rest of a refund behind a credit, or the
 * cancellation that waited for one. Every step looks at what is done already.
 */
export default class FollowIssuedInvoice implements Listener<{ invoiceId: string }> {
  static id = 'credits.follow_issued_invoice'
  static queue = 'tax' as const

  async handle({ payload }: Message<{ invoiceId: string }>): Promise<void> {
    const { invoiceId } = payload
    const { orderId, orders } = await Invoice.query()
      .where('id', invoiceId)
      .preload('orders')
      .firstOrFail()
    const form = await CreditConfirmation.findBy('creditInvoiceId', invoiceId)
    if (form?.cause === 'cancellation') return this.#cancel(orderId)
    if (invoicingConfig.credits.onRefund === 'by_hand') return
    for (const order of orders) await new CreditRefund().handle({ orderId: order.id, by })
  }

  async #cancel(orderId: string): Promise<void> {
    const cancelled = await new CancelOrder().handle({ orderId, reason: 'invoice_reversed', by })
    // Another invoice of the order is next.
    if (!cancelled.ok && cancelled.failure.type === 'locked_by_invoice')
      await new ReverseAndCancel().handle({ orderId, by })
  }
}
