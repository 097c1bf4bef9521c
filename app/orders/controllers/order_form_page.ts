import type { HttpContext } from '@adonisjs/core/http'
import { parsePastedContact } from '#app/customers/pasted_contact'
import { formatAddress } from '#app/customers/address_parser'

const FIRST_LINES = 3

/** The buttons of an order form; all but `draft` and `place` write nothing. */
export const FORM_INTENTS = [
  'parse',
  'more',
  'preview',
  'change',
  'check',
  'draft',
  'place',
] as const
export type FormIntent = (typeof FORM_INTENTS)[number]

/** What the pressed button asks for; the Enter key places the order. */
export function intentOf({ request }: HttpContext): FormIntent {
  const asked: unknown = request.input('intent')
  return FORM_INTENTS.find((intent) => intent === asked) ?? 'place'
}

/** How many lines the form shows: those that were typed, at least `first`, and as many more when asked for. */
export function lineCount(ctx: HttpContext, first = FIRST_LINES): number {
  const typed: unknown = ctx.request.input('lines')
  const lines = Array.isArray(typed) ? typed.length : 0
  const more = intentOf(ctx) === 'more' ? first : 0
  return Math.min(Math.max(lines, first) + more, 100)
}

/** The fields that could be read from a pasted line; what could not be read stays as it was typed, and a saved address gives way. */
export function pastedFields(text: unknown): Record<string, string> {
  const { recipient, phone, address } = parsePastedContact(typeof text === 'string' ? text : '')
  return {
    ...(address && { addressId: 'other' }),
    ...(recipient && { recipient }),
    ...(phone && { recipientPhone: phone }),
    ...(address && { address: formatAddress(address) }),
  }
}
