import { type BuiltInvoice, sharesOfLines } from '#app/invoices/built_invoice'
import type { InvoiceLimits } from '#app/invoices/lines/split_lines'
import { splitAmounts } from '#app/invoices/split_amounts'
import { newId } from '#app/platform/database/uuid'

/** The invoices that a built one becomes under the limits; itself when it fits. */
export function splitInvoice(invoice: BuiltInvoice, limits: InvoiceLimits): BuiltInvoice[] {
  const parts = splitAmounts(invoice, limits)
  if (parts.length === 1) return [invoice]
  return parts.map((amounts) => ({
    ...invoice,
    ...amounts,
    id: newId(),
    shares: sharesOfLines(amounts.lines, invoice.orderOf),
  }))
}
