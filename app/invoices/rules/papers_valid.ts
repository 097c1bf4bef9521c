import { DateTime } from 'luxon'
import type { Rule } from '#app/invoices/rules/rule'

const WARNED_DAYS = 30

export const papersValid: Rule = {
  id: 'papers_valid',
  source: 'Measures for the administration of invoices, art. 15: who issues is registered',
  severity: 'error',
  field: 'seller.papers',
  remedy: 'invoices.remedies.papers',
  faultsOf({ facts: { papers, today } }) {
    const soon = DateTime.fromISO(today).plus({ days: WARNED_DAYS }).toISODate() ?? today
    return papers.flatMap(({ kind, validUntil }) => {
      if (validUntil < today) return [{ reason: `paper_expired_${kind}` }]
      return validUntil < soon
        ? [{ reason: `paper_ends_${kind}`, severity: 'warning' as const }]
        : []
    })
  },
}
