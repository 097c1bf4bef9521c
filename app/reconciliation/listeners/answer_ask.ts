import type { Listener, Message } from '#app/platform/outbox/listener'
import { Reconcile } from '#app/reconciliation/actions/reconcile'
import ReconciliationAsk from '#app/reconciliation/models/reconciliation_ask'

/** Compares everything for whoever asked. What was answered already, or asked anew, is left alone. */
export default class AnswerAsk implements Listener<{ askId: string }> {
  static id = 'reconciliation.answer'
  static queue = 'maintenance' as const

  async handle({ payload }: Message<{ askId: string }>): Promise<void> {
    const ask = await ReconciliationAsk.find(payload.askId)
    if (ask) await new Reconcile().handle({ by: { kind: 'staff', id: ask.askedBy } })
  }
}
