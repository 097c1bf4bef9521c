import { COMPANY_WORDS } from './company_words.js'
import { parseTaxpayerId } from '#app/platform/identifiers/taxpayer_id'

export type PartyKind = 'person' | 'company'

/** A name is a company's when its taxpayer id is an organisation's, or when it contains a company word. */
export function personOrCompany(name: string, taxpayerId: string | null): PartyKind {
  if (taxpayerId) {
    const parsed = parseTaxpayerId(taxpayerId)
    if (parsed.ok) return parsed.value.form === 'identity' ? 'person' : 'company'
  }
  return COMPANY_WORDS.some((word) => name.includes(word)) ? 'company' : 'person'
}
