import type { Listener, Message } from '#app/platform/outbox/listener'
import { UnwindPayments } from '#app/payments/actions/unwind_payments'

/**
 * An order is being cancelled, or money came in meanwhile. It calls providers, so it keeps no
 * receipt: every step looks at what is done already. What stays unclear is taken up by the resolver.
 */
export default class CloseOrRefundWhenCancelling implements Listener<{ orderId: string }> {
  static id = 'payments.close_or_refund_when_cancelling'
  static queue = 'money' as const

  async handle({ payload }: Message<{ orderId: string }>): Promise<void> {
    await new UnwindPayments().handle(payload.orderId)
  }
}
