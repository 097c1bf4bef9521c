import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { correctionStates, OPEN_CORRECTION_STATES } from '#app/credits/correction_states'
import type { CreditFailure } from '#app/credits/errors'
import { CorrectionAskedFor } from '#app/credits/events/correction_asked_for'
import TitleCorrection from '#app/credits/models/title_correction'
import { creditableOriginal } from '#app/credits/queries/creditable_original'
import type { TitleDetails } from '#app/customers/customer_draft'
import type { Actor } from '#app/platform/actor'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import { publish } from '#app/platform/outbox/publish'
import { failed, ok, type Result } from '#app/platform/result'
import { recordInitialState } from '#app/platform/states/transition'

/** Keeps what an invoice should have been billed to. Nothing is taken back before staff agree. */
export class AskForCorrection {
  handle(input: {
    originalId: string
    title: TitleDetails
    invoiceKind: 'ordinary' | 'vat_special'
    by: Actor
  }): Promise<Result<{ correctionId: string }, CreditFailure>> {
    const { originalId, title, invoiceKind, by } = input
    return db.transaction(async (trx) => {
      const found = await creditableOriginal(originalId, trx)
      if (!found.ok) return found
      if (found.value.creditedFen > 0) return failed({ type: 'only_whole' })
      const open = await TitleCorrection.query({ client: trx })
        .where('originalInvoiceId', originalId)
        .whereIn('state', [...OPEN_CORRECTION_STATES])
        .first()
      if (open) return failed({ type: 'correction_open' })
      const id = newId()
      const sealed = seal('title_corrections.title', id, title)
      await TitleCorrection.create(
        { id, originalInvoiceId: originalId, state: 'requested', invoiceKind, title: sealed },
        { client: trx }
      )
      await recordInitialState(correctionStates, [id], 'requested', { by, trx })
      const subject = { subject: 'title_correction', subjectId: id }
      await record({ actor: by, action: 'credits.correction_asked', ...subject }, trx)
      const { orderId } = found.value
      // Staff who ask begin at once.
      if (by.kind === 'customer')
        await publish(new CorrectionAskedFor({ titleCorrectionId: id, orderId }), trx)
      return ok({ correctionId: id })
    })
  }
}
