import type { Rule } from '#app/invoices/rules/rule'

/** No refusal: an invoice waits for the quota, and the tax side has the last word. */
export const quotaLeft: Rule = {
  id: 'quota_left',
  source: 'STA announcement 2024 no. 11: monthly quota of amounts without tax',
  severity: 'warning',
  field: 'netFen',
  remedy: 'invoices.remedies.channel.over_quota',
  faultsOf({ netFen, facts: { quotaLeftFen } }) {
    return quotaLeftFen !== null && netFen > quotaLeftFen ? [{ reason: 'over_quota' }] : []
  },
}
