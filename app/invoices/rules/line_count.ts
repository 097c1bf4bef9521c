import invoicingConfig from '#config/invoicing'
import type { Rule } from '#app/invoices/rules/rule'

export const lineCount: Rule = {
  id: 'line_count',
  source: 'Issue interface 2.0 of a certified channel: at most 2000 lines',
  severity: 'error',
  field: 'lines',
  remedy: 'invoices.remedies.line_count',
  faultsOf({ lines }) {
    return lines.length > invoicingConfig.mostLines ? [{ reason: 'too_many_lines' }] : []
  },
}
