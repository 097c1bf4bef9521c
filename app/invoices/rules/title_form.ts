import type { Rule } from '#app/invoices/rules/rule'

const HAN = /\p{Script=Han}/u
const HALF_WIDTH_BRACKET = /[()]/
const LOST_BLANK = /\p{Script=Han}\s+\p{Script=Han}/u

/** A name that is registered otherwise than it is written here: the tax side and the buyer's books compare it. */
export const titleForm: Rule = {
  id: 'title_form',
  source:
    'Batch template of the electronic tax bureau: names as registered, a person by more than one character',
  severity: 'warning',
  field: 'buyer.name',
  remedy: 'invoices.remedies.title_form',
  faultsOf({ buyer: { name } }) {
    if (name === '') return []
    if (Array.from(name).length < 2) return [{ reason: 'title_too_short', severity: 'error' }]
    if (!HAN.test(name)) return []
    if (HALF_WIDTH_BRACKET.test(name)) return [{ reason: 'title_half_width_bracket' }]
    return LOST_BLANK.test(name) ? [{ reason: 'title_blank_inside' }] : []
  },
}
