import { formatAddress } from '#app/customers/address_parser'
import type { OrderDraft } from '#app/orders/order_draft'
import type { StagedRow } from './group_rows.js'

/** The order that the rows of one external number make; the first row speaks for the whole order. */
export function draftOfRows(rows: readonly StagedRow[]): OrderDraft {
  const [{ draft: first }] = rows
  return {
    externalNumber: first.externalNumber,
    invoiceKind: first.invoiceKind,
    remark: first.remark,
    customer: {
      details: {
        name: first.customerName,
        contactName: first.contactName,
        phone: first.phone,
        email: first.email,
        taxpayerId: first.taxpayerId,
      },
      address: {
        recipient: first.contactName,
        phone: first.phone,
        address: formatAddress(first.address),
        areaCode: first.address.areaCode,
      },
      title: first.invoiceTitle
        ? { name: first.invoiceTitle, taxpayerId: first.taxpayerId, email: first.email }
        : null,
    },
    lines: rows.map(({ draft: { sku, quantity, unitPriceInclTax, discountFen } }) => ({
      sku,
      quantity,
      unitPriceInclTax,
      ...(discountFen !== null && { discountFen }),
    })),
  }
}
