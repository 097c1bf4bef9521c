import type { I18n } from '@adonisjs/i18n'
import type { ChangedField } from '#app/orders/order_changes'

/** Language files of the rows whose states a history tells. */
const TEXTS_OF: Record<string, string> = {
  order: 'orders',
  payment: 'payments',
  shipment: 'shipments',
  invoice: 'invoices',
}

export function stateText(subject: string, state: string, i18n: I18n): string {
  return i18n.t(`${TEXTS_OF[subject]}.states.${state}`)
}

/** The name of what was changed; of a line with its number. */
export function changedField({ field, line }: ChangedField, i18n: I18n): string {
  return field === 'discount'
    ? i18n.t('discounts.of_line', { line: line ?? '' })
    : i18n.t(`orders.details.${field}`)
}

/** The house gives codes as reasons, people give texts. */
export function reasonText(reason: string | null, actorKind: string, i18n: I18n): string | null {
  if (reason === null || actorKind !== 'system') return reason
  return i18n.t(`orders.reasons.${reason}`, {}, reason)
}
