import type { I18n } from '@adonisjs/i18n'
import type { Refusal } from '#app/orders/admit_drafts'
import type { OrderFailure } from '#app/orders/errors'
import type { OrderDraft } from '#app/orders/order_draft'
import type { OrderPreview } from '#app/orders/order_preview'
import { titleGaps } from '#app/orders/title_gaps'
import { discountFaults } from '#app/orders/line_discounts'
import type { FormFaults } from '#app/orders/typed_fields'

/** What to say when an act on an order was not done. */
export function orderFailureText(failure: OrderFailure, i18n: I18n): string {
  const state = 'state' in failure ? i18n.t(`orders.states.${failure.state}`) : ''
  return i18n.t(`orders.failures.${failure.type}`, { state })
}

/** What to say at which field of an order form; the reasons and remedies are those of sheets. */
export function formFaultTexts(faults: FormFaults, i18n: I18n): Record<string, string> {
  return Object.fromEntries(
    Object.entries(faults).map(([field, reason]) => [
      field,
      onItsLine(
        field,
        i18n.t('orders.form.fault', {
          reason: i18n.t(`imports.reasons.${reason}`),
          remedy: i18n.t(`imports.remedies.${reason}`),
        }),
        i18n
      ),
    ])
  )
}

/** What to say where a customer asks for a discount. */
export function discountRefusedTexts(fields: readonly string[], i18n: I18n) {
  const text = i18n.t('discounts.not_yours')
  return Object.fromEntries(fields.map((field) => [field, onItsLine(field, text, i18n)]))
}

/** Above the form nobody sees at which line a text stands, so it says so. */
function onItsLine(field: string, text: string, i18n: I18n): string {
  const index = /^lines\[(\d+)\]/.exec(field)?.at(1)
  if (index === undefined) return text
  return i18n.t('orders.form.line_fault', { line: Number(index) + 1, text })
}

/** What a customer has to mend before an order is binding: products that are gone, gaps of the invoice. */
export function lackTexts(
  { lines, customer, invoiceKind }: OrderDraft,
  preview: OrderPreview,
  i18n: I18n
): Record<string, string> {
  const known = preview.lines.map(({ sku }) => sku)
  const gone = lines.findIndex(({ sku }) => !known.includes(sku))
  if (gone >= 0) return formFaultTexts({ [`lines[${gone}][sku]`]: 'sku_unknown' }, i18n)
  return Object.fromEntries(
    Object.entries(titleGaps(customer.title, invoiceKind)).map(([field, reason]) => [
      field,
      i18n.t(`portal.title_gaps.${reason}`),
    ])
  )
}

/** Why a form that could be read did not become an order, at the field that is wrong. `places`: of its lines in the form. */
export function placeFailureTexts(
  failure: Refusal | { type: 'form_spent' },
  { lines, places }: { lines: readonly { sku: string }[]; places: readonly number[] },
  i18n: I18n
): Record<string, string> {
  if (failure.type === 'form_spent') return { lines: i18n.t('orders.failures.form_spent') }
  if (failure.reason === 'external_number_of_other_customer')
    return formFaultTexts({ externalNumber: failure.reason }, i18n)
  if (failure.reason === 'discount_too_large')
    return formFaultTexts(discountFaults(failure.lines, places), i18n)
  const index = lines.findIndex(({ sku }) => sku === failure.sku)
  return formFaultTexts({ [`lines[${places[index]}][sku]`]: failure.reason }, i18n)
}
