import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { ApplyForCredit } from '#app/credits/actions/apply_for_credit'
import { SendApplication } from '#app/credits/actions/send_application'
import { correctionStates } from '#app/credits/correction_states'
import type { CreditFailure } from '#app/credits/errors'
import TitleCorrection from '#app/credits/models/title_correction'
import type { Actor } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'

/** Staff agree to a corrected title: the invoice is taken back whole; what follows goes by itself. */
export class BeginCorrection {
  async handle(input: {
    correctionId: string
    by: Actor
  }): Promise<Result<{ confirmationId: string }, CreditFailure>> {
    const { by } = input
    const begun = await db.transaction((trx) => this.#begin(input.correctionId, by, trx))
    if (begun.ok) await new SendApplication().handle({ ...begun.value, by, isRepeated: false })
    return begun
  }

  async #begin(
    id: string,
    by: Actor,
    trx: TransactionClientContract
  ): Promise<Result<{ confirmationId: string }, CreditFailure>> {
    const correction = await TitleCorrection.query({ client: trx })
      .where('id', id)
      .forUpdate()
      .first()
    if (!correction) return failed({ type: 'missing' })
    const moved =
      correction.state === 'reversing' && correction.confirmationId === null
        ? ok(null)
        : await transition(correctionStates, correction, 'agree', { by, trx })
    if (!moved.ok) return failed({ type: 'correction_decided' })
    const stored = await new ApplyForCredit().store(
      {
        originalId: correction.originalInvoiceId,
        reason: 'wrong_invoice',
        wanted: 'everything',
        cause: 'correction',
        by,
      },
      trx
    )
    if (!stored.ok) {
      await trx.rollback()
      return stored
    }
    const { confirmationId } = stored.value
    await trx.from('title_corrections').where({ id }).update({ confirmation_id: confirmationId })
    const subject = { subject: 'title_correction', subjectId: id }
    await record({ actor: by, action: 'credits.correction_begun', ...subject }, trx)
    return ok({ confirmationId })
  }
}
