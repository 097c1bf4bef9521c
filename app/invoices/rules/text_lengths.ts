import invoicingConfig from '#config/invoicing'
import type { Rule } from '#app/invoices/rules/rule'
import { printedTexts } from '#app/invoices/rules/texts'

export const textLengths: Rule = {
  id: 'text_lengths',
  source: 'Issue interface 2.0 of a certified channel, lengths of fields',
  severity: 'error',
  field: 'lines.name',
  remedy: 'invoices.remedies.text_length',
  faultsOf(subject) {
    return printedTexts(subject)
      .filter(({ kind, text }) => Array.from(text).length > invoicingConfig.textLimits[kind])
      .map(({ field, line }) => ({ reason: 'text_too_long', field, line }))
  },
}
