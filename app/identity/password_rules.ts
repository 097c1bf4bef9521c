/**
 * Long and not guessable; no rule of character kinds and no forced change (OWASP ASVS 5.0, V6.2).
 */
export const SHORTEST_PASSWORD = 10
export const LONGEST_PASSWORD = 128

export type PasswordFault = { type: 'too_short' } | { type: 'too_long' } | { type: 'guessable' }

/** The most common passwords that are long enough, and the beginnings that people lengthen. */
const COMMON = [
  '1234567890',
  '0123456789',
  '0987654321',
  '1q2w3e4r5t',
  '1qaz2wsx3edc',
  'abcdefghij',
  'abc1234567',
  'aa12345678',
  'a123456789',
  'admin12345',
  'administrator',
  'letmein123',
  'password12',
  'password123',
  'qwerty1234',
  'qwertyuiop',
  'shuiyou123',
  'shuiyou2026',
  'welcome123',
  'woaini1314',
  'woaini520',
]
const FEWEST_DIFFERENT_CHARACTERS = 4

/** What is wrong with a password, or null. `ownTexts`: what belongs to the person (name, e-mail, mobile). */
export function passwordFault(password: string, ownTexts: string[]): PasswordFault | null {
  const length = [...password].length
  if (length < SHORTEST_PASSWORD) return { type: 'too_short' }
  if (length > LONGEST_PASSWORD) return { type: 'too_long' }
  const text = password.toLowerCase()
  const isCommon = COMMON.some((common) => text.startsWith(common))
  const isPlain = new Set(text).size < FEWEST_DIFFERENT_CHARACTERS
  const owned = ownTexts
    .flatMap((own) => [own, own.split('@')[0]])
    .map((part) => part.toLowerCase())
  const isOwn = owned.some((part) => part.length >= 4 && text.includes(part))
  return isCommon || isPlain || isOwn ? { type: 'guessable' } : null
}
