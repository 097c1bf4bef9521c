import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Invoice from '#app/invoices/models/invoice'
import type Order from '#app/orders/models/order'
import { formatYuanGrouped } from '#app/platform/money/fen'

/** What the texts of a template may name. */
export async function messageValues(
  given: { template: string; order: Order; invoiceId: string | null },
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
    .firstOrFail()
  return {
    ...values,
    orderNumber: invoice.orders.map(({ number }) => number).join(', '),
    invoiceNumber: invoice.invoiceNumber ?? '',
    amount: formatYuanGrouped(invoice.totalFen),
    sellerName: invoice.seller.name,
    buyerName: invoice.buyerDetails.name,
    issuedOn: invoice.issueDay ?? '',
  }
}
