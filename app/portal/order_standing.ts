import type Order from '#app/orders/models/order'
import type { OrderStatus } from '#app/orders/order_states'

/** Where an order stands, in the words of its customer: `portal.standing.<standing>`. */
export type Standing = OrderStatus | 'cancelling' | 'awaiting_service' | 'service_left'

/** The one act that the page of an order puts in front; null when there is nothing to do. */
export type NextAct = 'submit' | 'mend' | 'pay' | 'track' | 'rate' | 'invoice' | null

type Standable = Pick<
  Order,
  'state' | 'status' | 'hasParcels' | 'deliveredAt' | 'dispatchedAt' | 'orderType'
>

export function standingOf(order: Standable): Standing {
  if (order.state === 'cancelling') return 'cancelling'
  if (order.status === 'awaiting_dispatch' && !order.hasParcels) return 'awaiting_service'
  if (order.status === 'shipped' && order.deliveredAt) return 'service_left'
  return order.status
}

export function nextActOf(
  order: Standable,
  { mayRate, hasInvoice }: { mayRate: boolean; hasInvoice: boolean }
): NextAct {
  switch (standingOf(order)) {
    case 'draft':
      return 'submit'
    case 'rejected':
      return 'mend'
    case 'awaiting_payment':
      return 'pay'
    case 'shipped':
      return 'track'
    case 'service_left':
    case 'completed':
      return mayRate ? 'rate' : hasInvoice ? 'invoice' : null
    default:
      return null
  }
}
