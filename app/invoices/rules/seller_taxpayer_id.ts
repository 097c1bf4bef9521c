import { parseTaxpayerId } from '#app/platform/identifiers/taxpayer_id'
import type { Rule } from '#app/invoices/rules/rule'

export const sellerTaxpayerId: Rule = {
  id: 'seller_taxpayer_id',
  source: 'GB 32100-2015, 5.3',
  severity: 'error',
  field: 'seller.taxpayerId',
  remedy: 'invoices.remedies.seller',
  faultsOf({ seller }) {
    return parseTaxpayerId(seller.taxpayerId).ok ? [] : [{ reason: 'seller_taxpayer_id_invalid' }]
  },
}
