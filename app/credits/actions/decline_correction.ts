import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { correctionStates, type CorrectionState } from '#app/credits/correction_states'
import type { Actor } from '#app/platform/actor'
import { failed, type Result } from '#app/platform/result'
import { transition, type TransitionFailure } from '#app/platform/states/transition'

/** Staff do not agree to a corrected title; the invoice stays as it is. */
export class DeclineCorrection {
  handle(input: {
    correctionId: string
    reason: string
    by: Actor
  }): Promise<Result<unknown, TransitionFailure<CorrectionState> | { type: 'reason_missing' }>> {
    const { correctionId: id, by } = input
    const reason = input.reason.trim()
    return db.transaction(async (trx) => {
      if (reason === '') return failed({ type: 'reason_missing' })
      const moved = await transition(correctionStates, { id }, 'decline', { by, reason, trx })
      const subject = { subject: 'title_correction', subjectId: id }
      if (moved.ok)
        await record({ actor: by, action: 'credits.correction_declined', ...subject }, trx)
      return moved
    })
  }
}
