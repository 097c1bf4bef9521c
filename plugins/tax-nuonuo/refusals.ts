import { RED_WORDS, REFUSAL_WORDS } from './refusal_words.js'
import type { Declined } from './own_checks.js'

/**
 * Codes with which the service refuses an order before it exists (issue interface 2.0, error table).
 * Any other code leaves the effect unknown.
 */
const CODES: Record<string, string> = {
  E4000: 'refused',
  E9101: 'refused',
  E9104: 'bad_buyer',
  E9105: 'refused',
  E9107: 'refused',
  E9108: 'bad_arithmetic',
  E9110: 'refused',
  E9111: 'bad_arithmetic',
  E9112: 'bad_rate',
  E9114: 'bad_arithmetic',
  E9121: 'bad_class_code',
  E9122: 'refused',
  E9123: 'bad_arithmetic',
  E9124: 'bad_arithmetic',
  E9125: 'bad_arithmetic',
  E9126: 'bad_arithmetic',
  E9127: 'bad_arithmetic',
  E9128: 'bad_arithmetic',
  E9129: 'bad_arithmetic',
  E9130: 'bad_arithmetic',
  E9131: 'bad_arithmetic',
  E9138: 'bad_class_code',
  E9154: 'refused',
  E9301: 'bad_seller',
  E9302: 'bad_seller',
  E9338: 'bad_seller',
}

/** The order number is taken: by the same request, as far as we know, so it is asked about. */
export const DUPLICATE = 'E9106'
export const NOT_FOUND = 'E9500'
const ALREADY_RED = 'E9103'
export const DONE = 'E0000'

const LONGEST_MESSAGE = 200

/** Null when the code does not say for certain that nothing was issued. */
export function refusalOf(
  code: string,
  description: string | null,
  personal: readonly string[]
): Declined | null {
  const reason = CODES[code]
  if (reason === undefined) return null
  return { status: 'declined', reason, message: shareable(description ?? code, personal) }
}

/** What the tax side said about an order that it took and then failed. */
export function failureOf(cause: string, personal: readonly string[]): Declined {
  const reason = REFUSAL_WORDS.find(([words]) => words.test(cause))?.[1] ?? 'refused'
  return { status: 'declined', reason, message: shareable(cause, personal) }
}

/** As `failureOf`, for confirmation forms. */
export function redFailureOf(cause: string, personal: readonly string[]): Declined {
  const reason = RED_WORDS.find(([words]) => words.test(cause))?.[1]
  const declined = failureOf(cause, personal)
  return reason === undefined ? declined : { ...declined, reason }
}

/** As `refusalOf`, for confirmation forms: the words say more than the code. */
export function redRefusalOf(
  code: string,
  description: string | null,
  personal: readonly string[]
): Declined | null {
  const refusal = refusalOf(code, description, personal)
  if (code === ALREADY_RED)
    return { ...redFailureOf(description ?? code, personal), reason: 'already_reversed' }
  return refusal && redFailureOf(description ?? code, personal)
}

export function unexplained(): { status: 'unknown'; reason: string } {
  return { status: 'unknown', reason: 'provider_trouble' }
}

/** Their words without the buyer's: they are kept and shown to people who may not see those. */
function shareable(message: string, personal: readonly string[]): string {
  const hidden = personal
    .filter((text) => text.length > 1)
    .toSorted((one, other) => other.length - one.length)
    .reduce((text, each) => text.replaceAll(each, '***'), message)
  return hidden.slice(0, LONGEST_MESSAGE)
}
