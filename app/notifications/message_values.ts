import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import deliveryConfig from '#config/delivery'
import Invoice from '#app/invoices/models/invoice'
import { namesOf, wantedFormats } from '#app/notifications/attached_files'
import type Order from '#app/orders/models/order'
import { formatYuanGrouped } from '#app/platform/money/fen'

/** What the texts of a template may name. */
export async function messageValues(
  given: { order: Order; invoiceId: string | null },
  trx: TransactionClientContract
): Promise<Record<string, string>> {
  const { order, invoiceId } = given
  const values = {
    orderNumber: order.number,
    amount: formatYuanGrouped(order.totalFen),
    customerName: order.details.customerName,
  }
  if (invoiceId === null) return values

  const invoice = await Invoice.query({ client: trx })
    .where('id', invoiceId)
    .preload('orders')
    .preload('documents')
    .firstOrFail()
  const formats = invoice.documents.map(({ format }) => format)
  return {
    ...values,
    orderNumber: invoice.orders.map(({ number }) => number).join(', '),
    invoiceNumber: invoice.invoiceNumber ?? '',
    amount: formatYuanGrouped(invoice.totalFen),
    sellerName: invoice.seller.name,
    buyerName: invoice.buyerDetails.name,
    issuedOn: invoice.issueDay ?? '',
    attached: namesOf(wantedFormats(formats, deliveryConfig.attach)),
    originalNumber: await originalNumber(invoice, trx),
  }
}

/** Of the invoice that a credit invoice takes back; empty for all others. */
async function originalNumber(
  { originalInvoiceId }: Invoice,
  trx: TransactionClientContract
): Promise<string> {
  if (originalInvoiceId === null) return ''
  const original = await Invoice.findOrFail(originalInvoiceId, { client: trx })
  return original.invoiceNumber ?? ''
}
