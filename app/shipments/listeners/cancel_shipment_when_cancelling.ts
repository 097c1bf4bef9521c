import type { Listener, Message } from '#app/platform/outbox/listener'
import { CancelShipment } from '#app/shipments/actions/cancel_shipment'

/**
 * It may call the courier, so it keeps no receipt: the state of the parcel says what is done
 * already. What stays unclear is taken up by the resolver.
 */
export default class CancelShipmentWhenCancelling implements Listener<{ orderId: string }> {
  static id = 'shipments.cancel_shipment_when_cancelling'
  static queue = 'courier' as const

  async handle({ payload }: Message<{ orderId: string }>): Promise<void> {
    await new CancelShipment().handle(payload)
  }
}
