import type { Task } from '#app/platform/queue/tasks'
import { ResolveShipments } from '#app/shipments/actions/resolve_shipments'

export default class ResolveWaybills implements Task<object> {
  static id = 'shipments.resolve_waybills'

  async handle(): Promise<void> {
    await new ResolveShipments().handle()
  }
}
