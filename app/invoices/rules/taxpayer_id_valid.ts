import { parseTaxpayerId } from '#app/platform/identifiers/taxpayer_id'
import type { Rule } from '#app/invoices/rules/rule'

export const taxpayerIdValid: Rule = {
  id: 'taxpayer_id_valid',
  source: 'GB 32100-2015, 5.3; GB 11643-1999; SW 5-2013',
  severity: 'error',
  field: 'buyer.taxpayerId',
  remedy: 'invoices.remedies.taxpayer_id',
  faultsOf({ buyer }) {
    if (buyer.taxpayerId === null) return []
    const parsed = parseTaxpayerId(buyer.taxpayerId)
    return parsed.ok ? [] : [{ reason: parsed.failure.type }]
  },
}
