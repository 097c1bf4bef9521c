import type { Rule } from '#app/invoices/rules/rule'

export const specialNeedsTaxpayerId: Rule = {
  id: 'special_needs_taxpayer_id',
  source: 'Provisions on the use of special VAT invoices: the buyer is a taxpayer',
  severity: 'error',
  field: 'buyer.taxpayerId',
  remedy: 'invoices.remedies.special_taxpayer_id',
  faultsOf({ kind, buyer }) {
    return kind === 'vat_special' && buyer.taxpayerId === null
      ? [{ reason: 'special_invoice_needs_taxpayer_id' }]
      : []
  },
}
