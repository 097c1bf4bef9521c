import type { BuyerDetails, SellerSnapshot } from '#app/invoices/invoice_parties'
import type { DraftedAmounts } from '#app/invoices/invoice_totals'

/** What the rules look at: a draft before it is asked for. */
export interface RuleSubject extends DraftedAmounts {
  kind: 'ordinary' | 'vat_special'
  buyer: BuyerDetails
  seller: SellerSnapshot
  remark: string
  /** Codes of the table that may stand on an invoice. */
  leafCodes: ReadonlySet<string>
}

/** `reason` is a code (text: `invoices.reasons.<reason>`); `line` counts from 1; `field` where it differs from the rule's. */
export interface Fault {
  reason: string
  line?: number
  field?: string
}

/** One rule a file. An `error` refuses the draft, a `warning` is shown beside it. */
export interface Rule {
  id: string
  /** Where it is written that this is so. */
  source: string
  severity: 'error' | 'warning'
  /** What has to be mended. */
  field: string
  /** Translation key of what to do. */
  remedy: string
  faultsOf(subject: RuleSubject): Fault[]
}

/** What a rule, or the tax channel, said against an invoice; kept with it. No personal data. */
export interface Verdict {
  rule: string
  severity: 'error' | 'warning'
  field: string
  reason: string
  remedy: string
  line: number | null
  /** The channel's own words. */
  message: string | null
}
