import type User from '#app/identity/models/user'
import Order from '#app/orders/models/order'

/** An order of the customer who is signed in; throws "not found" for everybody else's. */
export function ownOrder(user: User, orderId: string): Promise<Order> {
  return Order.query()
    .where('id', orderId)
    .whereNull('deletedAt')
    .whereHas('customer', (customer) => customer.where('userId', user.id))
    .firstOrFail()
}
