import { once } from '#app/platform/outbox/inbox_receipt'
import type { Listener, Message } from '#app/platform/outbox/listener'
import { ReaddressShipment } from '#app/shipments/actions/readdress_shipment'

export default class ReaddressShipmentWhenChanged implements Listener<{ orderId: string }> {
  static id = 'shipments.readdress_shipment_when_changed'
  static queue = 'relay' as const

  async handle(message: Message<{ orderId: string }>): Promise<void> {
    await once(message, ReaddressShipmentWhenChanged.id, (trx) =>
      new ReaddressShipment().handle(message.payload, trx)
    )
  }
}
