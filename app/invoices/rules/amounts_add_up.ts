import { checkFace } from '#app/documents/face_checks'
import type { Rule } from '#app/invoices/rules/rule'

export const amountsAddUp: Rule = {
  id: 'amounts_add_up',
  source:
    'Issue interface 2.0 of a certified channel, errors E9130 and E9131: 0.06 a line, exact totals',
  severity: 'error',
  field: 'lines.amounts',
  remedy: 'invoices.remedies.amounts',
  faultsOf(subject) {
    return checkFace(subject).map((fault) =>
      'line' in fault ? { reason: fault.type, line: fault.line + 1 } : { reason: fault.type }
    )
  },
}
