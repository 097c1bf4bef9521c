import type { Rule } from '#app/invoices/rules/rule'

/** That an order is not billed twice is held by the database; this looks for the same sale entered twice. */
export const notAlike: Rule = {
  id: 'not_alike',
  source: 'Measures for the administration of invoices, art. 21: no invoice without a sale',
  severity: 'warning',
  field: 'lines',
  remedy: 'invoices.remedies.alike',
  faultsOf({ facts: { alike } }) {
    return alike.length > 0 ? [{ reason: 'alike_invoiced_lately' }] : []
  },
}
