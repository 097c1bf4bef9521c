import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { correctionStates } from '#app/credits/correction_states'
import TitleCorrection from '#app/credits/models/title_correction'
import { DraftInvoices } from '#app/invoices/actions/draft_invoices'
import type Invoice from '#app/invoices/models/invoice'
import { CorrectTitle } from '#app/orders/actions/correct_title'
import { SYSTEM } from '#app/platform/actor'
import { transition } from '#app/platform/states/transition'

const by = SYSTEM

/**
 * The wrong invoice is taken back: its orders get the right title and are invoiced anew, in one step. What cannot be
 * drafted stops the process, and a person looks.
 */
export class FinishCorrection {
  async handle(
    { confirmationId }: { confirmationId: string },
    trx: TransactionClientContract
  ): Promise<void> {
    const correction = await TitleCorrection.query({ client: trx })
      .where({ confirmationId, state: 'reversing' })
      .preload('original', (original) => original.preload('orders'))
      .forUpdate()
      .first()
    if (!correction) return
    const { id, original } = correction
    const newInvoiceId = (await correctTitles(correction, trx))
      ? await draftAnew(original, trx)
      : null
    const set = newInvoiceId ? { new_invoice_id: newInvoiceId } : {}
    const payload = { orderId: original.orderId }
    const options = { by, trx, set, payload }
    await transition(correctionStates, { id }, newInvoiceId ? 'finish' : 'stop', options)
    const action = newInvoiceId ? 'credits.correction_done' : 'credits.correction_stopped'
    await record({ actor: by, action, subject: 'title_correction', subjectId: id }, trx)
  }
}

/** False when another invoice keeps the title of an order: nothing is issued to the wrong one again. */
async function correctTitles(
  { original, invoiceKind, titleDetails: title }: TitleCorrection,
  trx: TransactionClientContract
): Promise<boolean> {
  for (const { id: orderId } of original.orders) {
    const corrected = await new CorrectTitle().handle({ orderId, title, invoiceKind, by }, trx)
    if (!corrected.ok) return false
  }
  return true
}

async function draftAnew(
  { orderId, orders }: Invoice,
  trx: TransactionClientContract
): Promise<string | null> {
  const others = orders.flatMap(({ id }) => (id === orderId ? [] : [id]))
  const bills = [{ orderIds: [orderId, ...others] as const }]
  const [drafted] = await new DraftInvoices().handle({ bills, by }, trx)
  return drafted.ok ? drafted.value[0].invoiceId : null
}
