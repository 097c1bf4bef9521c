import { failed, ok, type Result } from '#app/platform/result'
import { hasIdentityCheckDigit, isIdentityNumber } from './identity_number.js'

export type TaxpayerIdFailure =
  | { type: 'taxpayer_id_length' }
  | { type: 'taxpayer_id_characters' }
  | { type: 'taxpayer_id_check_digit' }

/**
 * `unified`: unified social credit code of an organisation; `identity`: identity card number of a person;
 * `registration`: 15 characters, area + organisation code; `individual_business`: identity number + 2 digits.
 */
export type TaxpayerIdForm = 'unified' | 'identity' | 'registration' | 'individual_business'

export interface TaxpayerId {
  value: string
  form: TaxpayerIdForm
}

/** GB 32100-2015, table 1: 31 characters, no I, O, S, V, Z. */
const UNIFIED_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** GB 32100-2015, 5.3: the weight of position i (from 0) is 3^i mod 31. */
const UNIFIED_WEIGHTS = Array.from({ length: 17 }, (_, i) => Number(3n ** BigInt(i) % 31n))
/** GB 11714-1997: the organisation code inside the 15-character form. */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/**
 * Reads a taxpayer identification number: 18 characters, or a legacy form that is still lawful
 * (SW 5-2013 and the tax registration measures, STA order 7 as amended):
 * 15 for organisations registered without a unified code, 20 for individual businesses that were never
 * obliged to exchange their certificate (SAIC 2016 no. 167). The 17-digit form rests on first-generation
 * identity cards, void since 2013-01-01 (Resident Identity Cards Act 2011, art. 23), and is refused.
 */
export function parseTaxpayerId(text: string): Result<TaxpayerId, TaxpayerIdFailure> {
  const value = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  switch (value.length) {
    case 15:
      return check(value, 'registration', /^\d{6}[0-9A-Z]{8}[0-9X]$/, hasOrganisationCheckDigit)
    case 18:
      return isIdentityNumber(value)
        ? check(value, 'identity', /./, hasIdentityCheckDigit)
        : check(value, 'unified', /^[^IOSVZ]{2}\d{6}[^IOSVZ]{10}$/, hasUnifiedCheckDigit)
    case 20:
      return check(value, 'individual_business', /^\d{17}[\dX]\d{2}$/, (id) =>
        hasIdentityCheckDigit(id.slice(0, 18))
      )
    default:
      return failed({ type: 'taxpayer_id_length' })
  }
}

/** The 18th character of a unified code for its first 17; for tests and demo data as well. */
export function unifiedCheckDigit(first17: string): string {
  const sum = UNIFIED_WEIGHTS.reduce(
    (total, weight, i) => total + weight * UNIFIED_ALPHABET.indexOf(first17[i]),
    0
  )
  return UNIFIED_ALPHABET[(31 - (sum % 31)) % 31]
}

function check(
  value: string,
  form: TaxpayerIdForm,
  shape: RegExp,
  hasCheckDigit: (value: string) => boolean
): Result<TaxpayerId, TaxpayerIdFailure> {
  if (!/^[0-9A-Z]+$/.test(value) || !shape.test(value)) {
    return failed({ type: 'taxpayer_id_characters' })
  }
  return hasCheckDigit(value) ? ok({ value, form }) : failed({ type: 'taxpayer_id_check_digit' })
}

function hasUnifiedCheckDigit(value: string): boolean {
  return unifiedCheckDigit(value.slice(0, 17)) === value[17]
}

function hasOrganisationCheckDigit(value: string): boolean {
  const code = value.slice(6)
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, i) => total + weight * Number.parseInt(code[i], 36),
    0
  )
  return '0X987654321'[sum % 11] === code[8]
}
