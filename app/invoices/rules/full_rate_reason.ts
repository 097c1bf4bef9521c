import { FULL_RATE } from '#app/invoices/rate_of_line'
import type { Rule } from '#app/invoices/rules/rule'

export const fullRateReason: Rule = {
  id: 'full_rate_reason',
  source:
    'MOF and STA announcement 2026 no. 10; giveUpReason of the issue interfaces: 3 percent instead of 1 has a reason',
  severity: 'error',
  field: 'fullRateChoice',
  remedy: 'invoices.remedies.full_rate',
  faultsOf({ seller, lines, fullRateChoice }) {
    if (seller.taxpayerKind !== 'small_scale' || fullRateChoice !== null) return []
    return lines
      .filter(({ taxRate, preference }) => taxRate === FULL_RATE && preference === null)
      .map(({ position }) => ({ reason: 'full_rate_without_reason', line: position }))
  },
}
