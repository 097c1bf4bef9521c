import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { TitleDetails } from '#app/customers/customer_draft'
import { SaveEdit } from '#app/orders/actions/save_edit'
import type { OrderFailure } from '#app/orders/errors'
import { lockOrder } from '#app/orders/lock_order'
import { changedFields } from '#app/orders/order_changes'
import type { InvoiceKind } from '#app/orders/order_draft'
import { invoiceLock } from '#app/orders/queries/invoice_lock'
import type { Actor } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'

/**
 * Bills an order to another title once its invoice was taken back whole, also when the order is long complete. Called
 * by credits and invoices; while anything of it is invoiced or being invoiced, the title stays.
 */
export class CorrectTitle {
  async handle(
    input: { orderId: string; title: TitleDetails; invoiceKind: InvoiceKind; by: Actor },
    trx: TransactionClientContract
  ): Promise<Result<{ changed: string[] }, OrderFailure>> {
    const { orderId, title, invoiceKind, by } = input
    const locked = await lockOrder(orderId, trx)
    if (!locked.ok) return locked
    const order = locked.value
    const lock = await invoiceLock(order, trx)
    if (lock) return failed(lock)
    const edit = { details: { ...order.details, title }, areaCode: order.areaCode, invoiceKind, by }
    const changes = changedFields(order, edit)
    if (changes.length > 0) await new SaveEdit().handle({ order, edit, changes }, trx)
    return ok({ changed: changes.map(({ field }) => field) })
  }
}
