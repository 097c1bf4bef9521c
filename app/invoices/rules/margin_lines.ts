import type { Rule } from '#app/invoices/rules/rule'

export const marginLines: Rule = {
  id: 'margin_lines',
  source: 'Margin taxation (cezslxDm 02): one line, and less is taken off than was paid',
  severity: 'error',
  field: 'lines.deductionFen',
  remedy: 'invoices.remedies.margin',
  faultsOf({ lines }) {
    const margins = lines.filter(({ deductionFen }) => deductionFen !== null)
    if (margins.length > 0 && lines.length > 1) return [{ reason: 'margin_with_other_lines' }]
    return margins
      .filter(({ deductionFen, totalFen }) => Number(deductionFen) >= totalFen)
      .map(({ position }) => ({ reason: 'margin_deduction_too_large', line: position }))
  },
}
