import invoicingConfig from '#config/invoicing'
import { CreditRefund } from '#app/credits/actions/credit_refund'
import { ReverseAndCancel } from '#app/credits/actions/reverse_and_cancel'
import { ordersInvoicedTooHigh } from '#app/credits/queries/credit_due'
import { ordersToCancel } from '#app/credits/queries/orders_to_cancel'
import { CancelOrder } from '#app/orders/actions/cancel_order'
import { SYSTEM } from '#app/platform/actor'
import type { Listener, Message } from '#app/platform/outbox/listener'

type Payload = { invoiceId: string }

const by = SYSTEM

/**
 * What goes on when an invoice is issued: money that went back before it, the rest of a refund behind a credit, or the
 * cancellation that waited for one. Every step looks at what is done already.
 */
export default class FollowIssuedInvoice implements Listener<Payload> {
  static id = 'credits.follow_issued_invoice'
  static queue = 'tax' as const

  handle(message: Message<Payload>): Promise<void> {
    return this.handleMany([message])
  }

  async handleMany(messages: readonly Message<Payload>[]): Promise<void> {
    const ids = messages.map(({ payload }) => payload.invoiceId)
    const toCancel = await ordersToCancel(ids)
    for (const orderId of new Set(toCancel.values())) await this.#cancel(orderId)
    if (invoicingConfig.credits.onRefund === 'by_hand') return
    const others = ids.filter((id) => !toCancel.has(id))
    for (const orderId of await ordersInvoicedTooHigh(others))
      await new CreditRefund().handle({ orderId, by })
  }

  async #cancel(orderId: string): Promise<void> {
    const cancelled = await new CancelOrder().handle({ orderId, reason: 'invoice_reversed', by })
    // Another invoice of the order is next.
    if (!cancelled.ok && cancelled.failure.type === 'locked_by_invoice')
      await new ReverseAndCancel().handle({ orderId, by })
  }
}
