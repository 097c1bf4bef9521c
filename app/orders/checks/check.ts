import type Product from '#app/catalog/models/product'
import type { InvoiceKind } from '#app/orders/order_draft'
import type { Fen } from '#app/platform/money/fen'
import type { TitleDetails } from '#app/customers/customer_draft'

/** What the automatic check of an order looks at; loaded once for all rules and all orders of a batch. */
export interface CheckSubject {
  orderId: string
  invoiceKind: InvoiceKind
  title: TitleDetails | null
  lines: {
    product: Product
    quantity: string
    unitPriceInclTax: string
    discountFen: Fen
    totalFen: Fen
  }[]
  backOrderedSkus: string[]
  /** Numbers of recent orders of the same customer with the same lines. */
  similarOrders: string[]
}

/** A finding is shown to the reviewer with its remedy; it stops nobody but the reviewer. */
export type Verdict =
  | { rule: string; verdict: 'pass' }
  | { rule: string; verdict: 'finding'; reason: string; details: Record<string, string> }

export interface Check {
  rule: string
  run(subject: CheckSubject): Verdict
}

/** Builds a rule from a function that names the first fault it finds, or null. */
export function check(
  rule: string,
  findFault: (subject: CheckSubject) => { reason: string; details?: Record<string, string> } | null
): Check {
  return {
    rule,
    run(subject) {
      const fault = findFault(subject)
      return fault
        ? { rule, verdict: 'finding', reason: fault.reason, details: fault.details ?? {} }
        : { rule, verdict: 'pass' }
    },
  }
}
