import type { FullRateChoice } from '#app/invoices/channel_messages'
import type { BuyerDetails, SellerSnapshot } from '#app/invoices/invoice_parties'
import type { DraftedAmounts } from '#app/invoices/invoice_totals'
import type { Fen } from '#app/platform/money/fen'

/** What the rules have to know beside the draft itself. */
export interface RuleFacts {
  /** What the table of tax class codes says of the codes on the lines. */
  taxClasses: ReadonlyMap<string, { isLeaf: boolean; isRetired: boolean }>
  /** The papers of the seller that end some day, `2027-06-30`. */
  papers: readonly { kind: string; validUntil: string }[]
  /** Numbers of other orders of the same customer that were invoiced over the same total lately. */
  alike: readonly string[]
  /** What the tax side still lets the seller issue this month, without tax; null when nobody knows. */
  quotaLeftFen: Fen | null
  /** The business day in China. */
  today: string
}

/** What the rules look at: a draft before it is asked for. */
export interface RuleSubject extends DraftedAmounts {
  kind: 'ordinary' | 'vat_special'
  buyer: BuyerDetails
  seller: SellerSnapshot
  remark: string
  fullRateChoice: FullRateChoice | null
  facts: RuleFacts
}

/** `reason` is a code (text: `invoices.reasons.<reason>`); `line` counts from 1; `field` where it differs from the rule's. */
export interface Fault {
  reason: string
  line?: number
  field?: string
  /** Where it differs from the rule's. */
  severity?: Severity
}

export type Severity = 'error' | 'warning'

/** One rule a file. An `error` refuses the draft, a `warning` is shown beside it. */
export interface Rule {
  id: string
  /** Where it is written that this is so. */
  source: string
  severity: Severity
  /** What has to be mended. */
  field: string
  /** Translation key of what to do. */
  remedy: string
  faultsOf(subject: RuleSubject): Fault[]
}

/** What a rule, or the tax channel, said against an invoice; kept with it. No personal data. */
export interface Verdict {
  rule: string
  severity: Severity
  field: string
  reason: string
  remedy: string
  line: number | null
  /** The channel's own words. */
  message: string | null
}
