/** GB 11643-1999: weights and check characters of the 18-character identity number (ISO 7064 MOD 11-2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

/**
 * Whether 18 characters have the shape of a personal identity number: area, birth date, sequence.
 * Unified codes of organisations never do: their area stands at position 3, a 1, 5, 9 or letter at 1.
 */
export function isIdentityNumber(value: string): boolean {
  const match = /^[1-8]\d{5}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(value)
  if (!match) return false
  const [year, month, day] = match.slice(1).map(Number)
  return year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31
}

export function hasIdentityCheckDigit(value: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(value[i]), 0)
  return CHECK_CHARACTERS[sum % 11] === value[17]
}
