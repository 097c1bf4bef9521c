import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { correctionStates } from '#app/credits/correction_states'
import TitleCorrection from '#app/credits/models/title_correction'
import { DraftInvoices } from '#app/invoices/actions/draft_invoices'
import { CorrectTitle } from '#app/orders/actions/correct_title'
import { SYSTEM } from '#app/platform/actor'
import { transition } from '#app/platform/states/transition'

/**
 * The wrong invoice is taken back: its orders get the right title and are invoiced anew, in one step. What cannot be
 * drafted stops the process, and a person looks.
 */
export class FinishCorrection {
  async handle(
    { confirmationId }: { confirmationId: string },
    trx: TransactionClientContract
  ): Promise<void> {
    const by = SYSTEM
    const correction = await TitleCorrection.query({ client: trx })
      .where({ confirmationId, state: 'reversing' })
      .preload('original', (original) => original.preload('orders'))
      .forUpdate()
      .first()
    if (!correction) return
    const { id, original, invoiceKind, titleDetails: title } = correction
    for (const { id: orderId } of original.orders)
      await new CorrectTitle().handle({ orderId, title, invoiceKind, by }, trx)
    const others = original.orders.flatMap((order) =>
      order.id === original.orderId ? [] : [order.id]
    )
    const bills = [{ orderIds: [original.orderId, ...others] as const }]
    const [drafted] = await new DraftInvoices().handle({ bills, by }, trx)
    const set = drafted.ok ? { new_invoice_id: drafted.value[0].invoiceId } : {}
    await transition(correctionStates, { id }, drafted.ok ? 'finish' : 'stop', { by, trx, set })
    const action = drafted.ok ? 'credits.correction_done' : 'credits.correction_stopped'
    await record({ actor: by, action, subject: 'title_correction', subjectId: id }, trx)
  }
}
