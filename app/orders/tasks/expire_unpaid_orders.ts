import { ExpireUnpaidOrders } from '#app/orders/actions/expire_unpaid_orders'

export default class ExpireUnpaidOrdersTask {
  static id = 'orders.expire_unpaid'

  async handle(): Promise<void> {
    await new ExpireUnpaidOrders().handle()
  }
}
