import invoicingConfig from '#config/invoicing'
import { CreditRefund } from '#app/credits/actions/credit_refund'
import { SYSTEM } from '#app/platform/actor'
import type { Listener, Message } from '#app/platform/outbox/listener'

/**
 * Money went back: what was invoiced of it is taken back too. It calls the tax side, so it keeps no receipt; a second
 * delivery finds the form of the first. What is left to a person shows in the reconciliation.
 */
export default class CreditWhenRefunded implements Listener<{ orderId: string }> {
  static id = 'credits.credit_when_refunded'
  static queue = 'tax' as const

  async handle({ payload }: Message<{ orderId: string }>): Promise<void> {
    if (invoicingConfig.credits.onRefund === 'by_hand') return
    await new CreditRefund().handle({ orderId: payload.orderId, by: SYSTEM })
  }
}
