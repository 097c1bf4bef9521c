import type { Rule } from '#app/invoices/rules/rule'

export const titlePresent: Rule = {
  id: 'title_present',
  source: 'STA announcement 2024 no. 11: an invoice names its buyer',
  severity: 'error',
  field: 'buyer.name',
  remedy: 'invoices.remedies.title',
  faultsOf({ buyer }) {
    if (buyer.name === '') return [{ reason: 'title_missing' }]
    // A title of digits or marks only is a number in the wrong column.
    return /\p{L}/u.test(buyer.name) ? [] : [{ reason: 'title_not_a_name' }]
  },
}
