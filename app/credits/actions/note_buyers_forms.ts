import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { confirmationStates } from '#app/credits/confirmation_states'
import { KeepCredit } from '#app/credits/actions/keep_credit'
import CreditConfirmation from '#app/credits/models/credit_confirmation'
import { openForm } from '#app/credits/queries/creditable_original'
import { takenBack } from '#app/credits/queries/taken_back'
import { linesOfBuyer } from '#app/credits/taken_lines'
import { openChannel } from '#app/invoices/channels'
import type { BuyersForm } from '#app/invoices/credit_messages'
import Invoice from '#app/invoices/models/invoice'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { recordInitialState } from '#app/platform/states/transition'
import type Seller from '#app/sellers/models/seller'

/** Takes in the forms that buyers opened and that wait for a seller, each once, with the credit invoice they mean. */
export class NoteBuyersForms {
  async handle(seller: Pick<Seller, 'taxChannel' | 'taxpayerId'>): Promise<{ noted: number }> {
    const opened = openChannel(seller.taxChannel)
    if (!opened.ok || !opened.value.capabilities.reverse) return { noted: 0 }
    const outcome = await opened.value.channel.confirmationsToAnswer(seller.taxpayerId)
    if (outcome.status !== 'succeeded') return { noted: 0 }
    let noted = 0
    for (const told of outcome.value)
      if (await db.transaction((trx) => this.#note(seller.taxChannel, told, trx))) noted += 1
    return { noted }
  }

  async #note(channel: string, told: BuyersForm, trx: TransactionClientContract): Promise<boolean> {
    const { confirmationNumber, originalInvoiceNumber: invoiceNumber } = told
    const original = await Invoice.query({ client: trx })
      .where({ channel, invoiceNumber })
      .preload('lines')
      .forUpdate()
      .first()
    if (!original) return false
    const known = await CreditConfirmation.query({ client: trx })
      .where({ confirmationNumber })
      .first()
    // The tax side keeps one open form an invoice; ours is asked about first.
    if (known || (await openForm(original.id, trx))) return false
    await this.#insert(original, told, trx)
    return true
  }

  async #insert(original: Invoice, told: BuyersForm, trx: TransactionClientContract) {
    const { confirmationNumber, reason, totalFen, expiresAt } = told
    const lines = linesOfBuyer(original, await takenBack(original, trx), told.lines)
    const [id, creditInvoiceId] = [newId(), lines && newId()]
    if (lines && creditInvoiceId) {
      const form = { applicationNumber: null, confirmationNumber: null, remark: '' }
      const draft = { id: creditInvoiceId, original, reason, ...form, lines }
      await new KeepCredit().handle({ draft, by: SYSTEM }, trx)
    }
    await CreditConfirmation.create(
      {
        id,
        originalInvoiceId: original.id,
        creditInvoiceId,
        channel: original.channel,
        confirmationNumber,
        openedBy: 'buyer',
        cause: 'buyer',
        reason,
        state: 'awaiting_seller',
        totalFen,
        expiresAt,
        askedAt: clock.now(),
      },
      { client: trx }
    )
    await recordInitialState(confirmationStates, [id], 'awaiting_seller', { by: SYSTEM, trx })
    const subject = { subject: 'credit_confirmation', subjectId: id }
    const details = { originalId: original.id, reason }
    await record({ actor: SYSTEM, action: 'credits.buyer_asked', ...subject, details }, trx)
  }
}
