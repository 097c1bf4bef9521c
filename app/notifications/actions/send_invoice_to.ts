import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import type Invoice from '#app/invoices/models/invoice'
import { QueueDrafts } from '#app/notifications/actions/queue_drafts'
import { messageValues } from '#app/notifications/message_values'
import Order from '#app/orders/models/order'
import type { Actor } from '#app/platform/actor'
import { newId } from '#app/platform/database/uuid'
import { spendOnce } from '#app/platform/forms/spend_once'
import { failed, ok, type Result } from '#app/platform/result'

interface SendInvoiceInput {
  /** With `documents`. */
  invoice: Invoice
  email: string
  by: Actor
  /** Of the form; sent twice it makes one mail. */
  formToken: unknown
}

/** Sends an issued invoice with its documents to another address than that of the order. */
export class SendInvoiceTo {
  handle({
    invoice,
    email,
    by,
    formToken,
  }: SendInvoiceInput): Promise<Result<null, { type: 'not_issued' }>> {
    return db.transaction(async (trx) => {
      if (invoice.state !== 'issued' || invoice.documents.length === 0)
        return failed({ type: 'not_issued' })
      if ((await spendOnce(formToken, trx)) !== 'fresh') return ok(null)
      const [invoiceId, template] = [invoice.id, 'invoice_ready']
      const order = await Order.findOrFail(invoice.orderId, { client: trx })
      const draft = {
        eventId: newId(),
        eventType: 'notifications.invoice_sending_asked',
        template,
        subject: { kind: 'order' as const, id: order.id },
        addressee: { to: email, channel: 'mail' as const, locale: 'zh-CN' as const, userId: null },
        values: await messageValues({ template, order, invoiceId }, trx),
        invoiceId,
      }
      await new QueueDrafts().handle({ drafts: [draft] }, trx)
      const entry = { subject: 'invoice', subjectId: invoiceId, details: { channel: 'mail' } }
      await record({ actor: by, action: 'invoices.sent_again', ...entry }, trx)
      return ok(null)
    })
  }
}
