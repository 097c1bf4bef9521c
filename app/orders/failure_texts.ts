import type { I18n } from '@adonisjs/i18n'
import type { OrderFailure } from '#app/orders/errors'

/** What to say when an act on an order was not done. */
export function orderFailureText(failure: OrderFailure, i18n: I18n): string {
  const state = 'state' in failure ? i18n.t(`orders.states.${failure.state}`) : ''
  return i18n.t(`orders.failures.${failure.type}`, { state })
}
