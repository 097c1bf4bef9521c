import type { Rule } from '#app/invoices/rules/rule'

export const taxClassLeaf: Rule = {
  id: 'tax_class_leaf',
  source: 'Classification of goods and services (tax codes): only leaves are issued',
  severity: 'error',
  field: 'lines.taxClassCode',
  remedy: 'invoices.remedies.tax_class',
  faultsOf({ lines, leafCodes }) {
    return lines
      .filter(({ taxClassCode }) => !leafCodes.has(taxClassCode))
      .map(({ position }) => ({ reason: 'tax_class_not_leaf', line: position }))
  },
}
