export type Severity = 'error' | 'warning'

/** One way in which order, payment and invoice can be out of step. Texts: `reconciliation.rules.<key>`. */
export interface MismatchRule {
  key: string
  severity: Severity
  /** The page on which it is mended; `credit`: the form that takes back some of the invoice. */
  opens: 'order' | 'invoice' | 'payment' | 'credit'
  /**
   * A select over everything there is, of `order_id`, `invoice_id`, `payment_id` (uuid, null where there is none),
   * `expected_fen`, `actual_fen` (null where no amount differs) and `since`. It may read `asked`: one row with `now` and
   * `triggers`, the moment at which each type of order is invoiced unless a person decided otherwise; and `billed` (`sums.ts`).
   */
  sql: string
}

export const NOW = '(select now from asked)'
