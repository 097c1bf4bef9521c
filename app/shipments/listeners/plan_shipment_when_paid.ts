import { once } from '#app/platform/outbox/inbox_receipt'
import type { Listener, Message } from '#app/platform/outbox/listener'
import { PlanShipment } from '#app/shipments/actions/plan_shipment'

export default class PlanShipmentWhenPaid implements Listener<{ orderId: string }> {
  static id = 'shipments.plan_shipment_when_paid'
  static queue = 'relay' as const

  async handle(message: Message<{ orderId: string }>): Promise<void> {
    await once(message, PlanShipmentWhenPaid.id, (trx) =>
      new PlanShipment().handle(message.payload, trx)
    )
  }
}
