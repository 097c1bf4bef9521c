import { PurgeOrders } from '#app/orders/actions/purge_orders'

export default class PurgeOrdersTask {
  static id = 'orders.purge'

  async handle(): Promise<void> {
    await new PurgeOrders().handle()
  }
}
