import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import { publish } from '#app/platform/outbox/publish'
import { CODE_MINUTES } from '#app/identity/code_rules'
import { CodeRequested } from '#app/identity/events/code_requested'
import VerificationCode, { type Registration } from '#app/identity/models/verification_code'

interface CodeWish {
  purpose: VerificationCode['purpose']
  userId: string | null
  registration?: Registration
}

/** Asks for a code; it is drawn when the mail that carries it is written. */
export class RequestCode {
  async handle(wish: CodeWish, trx: TransactionClientContract): Promise<{ codeId: string }> {
    const codeId = newId()
    const now = clock.now()
    const { purpose, userId, registration } = wish
    await new VerificationCode()
      .fill({
        id: codeId,
        purpose,
        userId,
        personal: registration ? seal('verification_codes.personal', codeId, registration) : null,
        requestedAt: now,
        expiresAt: now.plus({ minutes: CODE_MINUTES }),
      })
      .useTransaction(trx)
      .save()
    await publish(new CodeRequested({ codeId }), trx)
    return { codeId }
  }
}
