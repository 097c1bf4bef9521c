import type Order from '#app/orders/models/order'

/** From its delivery on, or from its completion where nothing is delivered; never a cancelled one. */
export function isRateable(order: Pick<Order, 'state' | 'deliveredAt' | 'deletedAt'>): boolean {
  if (order.deletedAt) return false
  return order.state === 'completed' || (order.state === 'approved' && order.deliveredAt !== null)
}
