const S10 = /^[A-Z]{2}(\d{8})(\d)[A-Z]{2}$/
const WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7]
const PLAIN = /^[A-Z0-9]{6,30}$/

/** The check digit of eight digits after UPU standard S10: the weighted sum modulo 11. */
export function s10CheckDigit(digits: string): number {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 0 : check === 11 ? 5 : check
}

/**
 * Whether a typed number can be a waybill. Numbers of the postal form must have the right check
 * digit; the rules of other couriers are not public, so only their letters and length are looked at.
 */
export function canBeWaybill(number: string): boolean {
  const postal = S10.exec(number)
  if (!postal) return PLAIN.test(number)
  const [, digits, check] = postal
  return s10CheckDigit(digits) === Number(check)
}
