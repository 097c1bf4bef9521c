import { blindIndex } from '#app/platform/crypto/blind_index'

/** What a person signs in with, in one form: lower-case e-mail, or mobile number of eleven digits. */
export type LoginName = { kind: 'email' | 'mobile'; text: string }

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const MOBILE = /^1[3-9]\d{9}$/

/** Reads `+86 138-0013-8000` and full-width letters too; null for anything that is neither. */
export function readLoginName(typed: string): LoginName | null {
  const text = typed.normalize('NFKC').trim().toLowerCase()
  if (EMAIL.test(text)) return { kind: 'email', text }
  const digits = text.replace(/[\s-]/g, '').replace(/^(\+|00)?86(?=1)/, '')
  return MOBILE.test(digits) ? { kind: 'mobile', text: digits } : null
}

/** The bytes that stand in `users.email_index` or `users.mobile_index`. */
export function loginIndex({ kind, text }: LoginName): Buffer {
  return blindIndex(`users.${kind}`, text)
}
