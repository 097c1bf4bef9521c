import { failed, ok, type Result } from '#app/platform/result'

export type PhoneFailure =
  { type: 'phone_characters' } | { type: 'phone_length' } | { type: 'phone_prefix' }

export interface Phone {
  /** `13812345678`, `027-82589231` or, with an extension, `027-82589231-801`. */
  value: string
  kind: 'mobile' | 'landline'
}

/** Mainland mobile numbers: 11 digits, second digit 3 to 9 (MIIT numbering plan). */
const MOBILE = /^1[3-9]\d{9}$/
/** Area codes 010 and 02x have three digits, all others four; subscriber numbers seven or eight. */
const LANDLINE = /^(010|02\d|0[3-9]\d{2})-?([2-9]\d{6,7})(?:[-#*X](\d{1,6}))?$/
/** Words people put before an extension: the character for "turn to", or ext. */
const EXTENSION = /\s*(?:\u8f6c|\u5206\u673a|ext\.?|#|\*|x)\s*/i

/** Reads a mobile or landline number as people write it: +86, spaces, brackets, dashes, full-width digits. */
export function parsePhone(text: string): Result<Phone, PhoneFailure> {
  const written = normalise(text)
  if (!/^[\d#-]+$/.test(written)) return failed({ type: 'phone_characters' })

  const mobile = written.replaceAll('-', '')
  if (MOBILE.test(mobile)) return ok({ value: mobile, kind: 'mobile' })

  const landline = LANDLINE.exec(written) ?? LANDLINE.exec(written.replaceAll('-', ''))
  if (landline) {
    const value = landline.slice(1).filter(Boolean).join('-')
    return ok({ value, kind: 'landline' })
  }
  const digits = written.replace(/\D/g, '').length
  return failed({ type: digits < 10 || digits > 18 ? 'phone_length' : 'phone_prefix' })
}

/** `138****1234`, `027-****9231`; an extension is dropped. Expects a normalised number. */
export function maskPhone(value: string): string {
  const landline = /^(0\d{2,3})-(\d+)/.exec(value)
  if (landline) return `${landline[1]}-****${landline[2].slice(-4)}`
  return `${value.slice(0, 3)}****${value.slice(-4)}`
}

function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(EXTENSION, '#')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/^\s*(?:\+|00)86[\s-]*(?=[2-9])/, '0')
    .replace(/^\s*(?:\+|00)?86[\s-]*(?=[01])/, '')
    .replace(/[()[\]]/g, '-')
    .replace(/\s+/g, '')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '')
}
