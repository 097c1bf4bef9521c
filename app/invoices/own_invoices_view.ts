import type Invoice from '#app/invoices/models/invoice'
import type { Page } from '#app/platform/database/keyset'

/** What a customer sees of their invoices: whether it is there, not what the house still has to do for it. */
export function ownInvoicesView({ rows, newer, older }: Page<Invoice>) {
  return {
    newer,
    older,
    rows: rows.map((invoice) => ({
      id: invoice.id,
      invoiceNumber: invoice.invoiceNumber,
      orders: invoice.orders.map(({ id, number }) => ({ id, number })),
      kind: invoice.kind,
      title: invoice.buyerDetails.name,
      totalFen: invoice.totalFen,
      issuedAt: invoice.issuedAt,
      isIssued: invoice.state === 'issued',
      formats: invoice.documents.map(({ format }) => format).toSorted(),
    })),
  }
}
