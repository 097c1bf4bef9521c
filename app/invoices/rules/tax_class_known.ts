import type { Rule, RuleFacts } from '#app/invoices/rules/rule'

export const taxClassKnown: Rule = {
  id: 'tax_class_known',
  source:
    'Classification of goods and services (tax codes): only leaves are issued, retired ones no more',
  severity: 'error',
  field: 'lines.taxClassCode',
  remedy: 'invoices.remedies.tax_class',
  faultsOf({ lines, facts }) {
    return lines.flatMap(({ taxClassCode, position }) => {
      const reason = reasonAgainst(facts.taxClasses.get(taxClassCode))
      return reason === null ? [] : [{ reason, line: position }]
    })
  },
}

function reasonAgainst(known: ReturnType<RuleFacts['taxClasses']['get']>): string | null {
  if (!known) return 'tax_class_unknown'
  if (!known.isLeaf) return 'tax_class_not_leaf'
  return known.isRetired ? 'tax_class_retired' : null
}
