import { firstUnprintable } from '#app/documents/fonts/text_runs'
import type { Rule } from '#app/invoices/rules/rule'
import { printedTexts } from '#app/invoices/rules/texts'

/** Angle brackets and control characters; line breaks too, because every field is one line. */
const FORBIDDEN = /[<>\p{Cc}\p{Cs}\u2028\u2029\uFFFD]/u

export const charactersAllowed: Rule = {
  id: 'characters_allowed',
  source: 'Interface notes of a certified channel: no angle brackets in names',
  severity: 'error',
  field: 'lines.name',
  remedy: 'invoices.remedies.characters',
  faultsOf(subject) {
    return printedTexts(subject).flatMap(({ text, field, line }) => {
      if (FORBIDDEN.test(text)) return [{ reason: 'character_forbidden', field, line }]
      return firstUnprintable(text) === null
        ? []
        : [{ reason: 'character_unprintable', field, line }]
    })
  },
}
