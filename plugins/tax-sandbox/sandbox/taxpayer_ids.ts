/** GB 32100-2015: the characters of a unified social credit code, and the weights of its first 17 places. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CODE_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
/** GB 11643-1999: weights and check characters of an identity number. */
const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const IDENTITY_CHECKS = '10X98765432'

/** Whether a taxpayer id can exist: 18 characters with their check digit, or one of the older lengths. */
export function isTaxpayerId(text: string): boolean {
  if (text.length === 18) return isCreditCode(text) || isIdentity(text)
  if (text.length === 20) return isIdentity(text.slice(0, 18)) && /\d{2}$/.test(text)
  return text.length === 15 && /^\d{6}[0-9A-Z]{9}$/.test(text)
}

function isCreditCode(text: string): boolean {
  const values = Array.from(text, (character) => CHARACTERS.indexOf(character))
  if (values.includes(-1)) return false
  const sum = CODE_WEIGHTS.reduce((total, weight, place) => total + weight * values[place], 0)
  return (sum + values[17]) % 31 === 0
}

function isIdentity(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false
  const sum = IDENTITY_WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0)
  return IDENTITY_CHECKS[sum % 11] === text[17]
}
