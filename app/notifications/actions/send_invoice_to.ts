import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import type Invoice from '#app/invoices/models/invoice'
import { type DraftMessage, QueueDrafts } from '#app/notifications/actions/queue_drafts'
import type { Channel } from '#app/notifications/audience'
import { templateFor } from '#app/notifications/invoice_mail'
import { messageValues } from '#app/notifications/message_values'
import { invoicesToTell } from '#app/notifications/queries/invoices_to_tell'
import Order from '#app/orders/models/order'
import type { Actor } from '#app/platform/actor'
import { newId } from '#app/platform/database/uuid'
import { spendOnce } from '#app/platform/forms/spend_once'
import { failed, ok, type Result } from '#app/platform/result'

interface SendInvoiceInput {
  invoice: Invoice
  to: string
  channel: Exclude<Channel, 'site'>
  locale?: 'zh-CN' | 'en'
  by: Actor
  /** Of the form; sent twice it makes one message. */
  formToken: unknown
}

/** Sends an issued invoice once more: to the same recipient, or to somebody else. */
export class SendInvoiceTo {
  handle(input: SendInvoiceInput): Promise<Result<null, { type: 'not_issued' }>> {
    const { invoice, channel, by, formToken } = input
    return db.transaction(async (trx) => {
      if (invoice.state !== 'issued' || invoice.documents.length === 0)
        return failed({ type: 'not_issued' })
      if ((await spendOnce(formToken, trx)) !== 'fresh') return ok(null)
      await new QueueDrafts().handle({ drafts: [await this.#draft(input, trx)] }, trx)
      const entry = { subject: 'invoice', subjectId: invoice.id, details: { channel } }
      await record({ actor: by, action: 'invoices.sent_again', ...entry }, trx)
      return ok(null)
    })
  }

  async #draft(
    { invoice, to, channel, locale = 'zh-CN' }: SendInvoiceInput,
    trx: TransactionClientContract
  ): Promise<DraftMessage> {
    const invoiceId = invoice.id
    const order = await Order.findOrFail(invoice.orderId, { client: trx })
    const [told] = await invoicesToTell([invoiceId], trx)
    const values = messageValues(order, told)
    return {
      eventId: newId(),
      eventType: 'notifications.invoice_sending_asked',
      template: templateFor('invoice_ready', values),
      subject: { kind: 'order', id: order.id },
      addressee: { to, channel, locale, userId: null },
      values,
      invoiceId,
    }
  }
}
