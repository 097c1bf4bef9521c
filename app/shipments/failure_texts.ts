import type { I18n } from '@adonisjs/i18n'
import type { ShipmentFailure } from '#app/shipments/errors'
import { never } from '#app/platform/result'

/** What staff read when an act was not done: what is wrong, and what to do about it. */
export function shipmentFailureText(failure: ShipmentFailure, i18n: I18n): string {
  switch (failure.type) {
    case 'stale':
      return i18n.t('shipments.failures.stale', {
        state: i18n.t(`shipments.states.${failure.state}`),
      })
    case 'wrong_item':
    case 'unknown_parcel':
      return i18n.t(`shipments.failures.${failure.type}`, { code: failure.code })
    case 'already_scanned':
      return i18n.t('shipments.failures.already_scanned', { number: failure.number })
    case 'too_many': {
      const { sku, ordered, counted } = failure
      return i18n.t('shipments.failures.too_many', { sku, ordered, counted })
    }
    case 'incomplete': {
      const items = failure.missing.map(({ sku, quantity }) => `${sku} × ${quantity}`)
      return i18n.t('shipments.failures.incomplete', {
        items: items.join(i18n.t('ui.list_separator')),
      })
    }
    case 'missing':
    case 'quantity_unreadable':
    case 'courier_unavailable':
    case 'sender_missing':
    case 'waybill_taken':
    case 'not_your_parcel':
    case 'proof_missing':
    case 'proof_too_large':
    case 'proof_refused':
      return i18n.t(`shipments.failures.${failure.type}`)
    default:
      return never(failure)
  }
}
