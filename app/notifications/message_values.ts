import deliveryConfig from '#config/delivery'
import type Invoice from '#app/invoices/models/invoice'
import { namesOf, wantedFormats } from '#app/notifications/attached_files'
import type Order from '#app/orders/models/order'
import { formatYuanGrouped } from '#app/platform/money/fen'

/** What the texts of a template may name. The invoice comes with `orders`, `documents` and `original`. */
export function messageValues(order: Order, invoice: Invoice | null): Record<string, string> {
  const values = {
    orderNumber: order.number,
    amount: formatYuanGrouped(order.totalFen),
    customerName: order.details.customerName,
  }
  if (invoice === null) return values

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
    // Of the invoice that a credit invoice takes back.
    originalNumber: (invoice.isCredit && invoice.original.invoiceNumber) || '',
  }
}
