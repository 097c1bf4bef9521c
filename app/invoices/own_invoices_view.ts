import { INVOICE_KINDS } from '#app/invoices/queries/sum_filters'
import {
  OWN_FILTER_FIELDS,
  OWN_STANDINGS,
  type OwnInvoiceFilters,
} from '#app/invoices/queries/own_invoice_filters'
import type Invoice from '#app/invoices/models/invoice'
import type { Page } from '#app/platform/database/keyset'

/** What a customer sees of their invoices: whether it is there, not what the house still has to do for it. */
export function ownInvoicesView({ rows, newer, older }: Page<Invoice>, filters: OwnInvoiceFilters) {
  const asked = new Map<string, unknown>(Object.entries(filters))
  return {
    fields: OWN_FILTER_FIELDS,
    kinds: INVOICE_KINDS,
    standings: OWN_STANDINGS,
    isFiltered: OWN_FILTER_FIELDS.some((name) => (asked.get(name) ?? null) !== null),
    isMore: filters.totalMin !== null || filters.totalMax !== null || filters.kind !== null,
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
      isCredit: invoice.isCredit,
      isReversed: invoice.reversedAt !== null,
      formats: invoice.documents.map(({ format }) => format).toSorted(),
    })),
  }
}
