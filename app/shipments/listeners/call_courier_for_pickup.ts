import type { Listener, Message } from '#app/platform/outbox/listener'
import { CallForPickup } from '#app/shipments/actions/call_for_pickup'

/** An outside call: the number of the manifest makes it safe to repeat. */
export default class CallCourierForPickup implements Listener<{ manifestId: string }> {
  static id = 'shipments.call_courier_for_pickup'
  static queue = 'courier' as const

  async handle({ payload }: Message<{ manifestId: string }>): Promise<void> {
    await new CallForPickup().handle(payload)
  }
}
