import type { TaxPreference } from '#app/invoices/channel_messages'
import type { TaxTreatment } from '#app/documents/invoice_face'
import { trimDecimal } from '#app/platform/money/decimal'
import type { InvoicingSettings } from '#app/sellers/seller_values'

/** What of a seller decides at which rate it sells. */
export interface TaxedSeller {
  taxpayerKind: 'general' | 'small_scale'
  fullRateChoice: InvoicingSettings['fullRateChoice']
}

export interface LineRate {
  /** `0` unless the line is taxed. */
  taxRate: string
  preference: TaxPreference | null
}

const LOWER_RATE = '0.01'
export const FULL_RATE = '0.03'

/** Levy rates with a law of their own, whoever sells. */
const SIMPLIFIED: Record<string, TaxPreference> = {
  '0.05': 'simplified_5',
  '0.015': 'reduced_5_to_1_5',
}

/**
 * At which rate a line is sold, and why. A small-scale taxpayer sells everything at 1 % (until 2027-12-31), or at 3 %
 * when it chose that; a general one at the rate of the goods, of which the levy rates are those of the simplified method.
 */
export function rateOfLine(
  line: { taxRate: string; taxTreatment: TaxTreatment },
  seller: TaxedSeller
): LineRate {
  if (line.taxTreatment !== 'taxed') return { taxRate: '0', preference: untaxed(line.taxTreatment) }
  const taxRate = trimDecimal(line.taxRate)
  if (SIMPLIFIED[taxRate] !== undefined) return { taxRate, preference: SIMPLIFIED[taxRate] }
  if (seller.taxpayerKind === 'small_scale')
    return { taxRate: seller.fullRateChoice === null ? LOWER_RATE : FULL_RATE, preference: null }
  return { taxRate, preference: taxRate === FULL_RATE ? 'simplified_3' : null }
}

function untaxed(treatment: Exclude<TaxTreatment, 'taxed'>): TaxPreference | null {
  return treatment === 'zero_rated' ? null : treatment
}
