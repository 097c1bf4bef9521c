import { timingSafeEqual } from 'node:crypto'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/platform/clock'
import { isId } from '#app/platform/database/uuid'
import { failed, ok, type Result } from '#app/platform/result'
import { codeDigest, MOST_TRIES, typedCode } from '#app/identity/code_rules'
import VerificationCode from '#app/identity/models/verification_code'

export type CodeFailure = { type: 'wrong_code'; triesLeft: number } | { type: 'code_over' }

/**
 * Compares a typed code with the one that was mailed and locks its row until the caller's transaction
 * ends. A wrong one is counted, so the caller commits also when this fails; a right one is spent by
 * `spendCode` when what it was for is done.
 */
export class CheckCode {
  async handle(
    given: { codeId: unknown; purpose: VerificationCode['purpose']; typed: string },
    trx: TransactionClientContract
  ): Promise<Result<VerificationCode, CodeFailure>> {
    const code = await this.#locked(given, trx)
    if (!code || code.spentAt || code.expiresAt <= clock.now() || code.tries >= MOST_TRIES)
      return failed({ type: 'code_over' })
    if (isRight(code, given.typed)) return ok(code)

    await code.merge({ tries: code.tries + 1 }).save()
    const triesLeft = MOST_TRIES - code.tries
    return failed(triesLeft > 0 ? { type: 'wrong_code', triesLeft } : { type: 'code_over' })
  }

  async #locked(
    { codeId: id, purpose }: { codeId: unknown; purpose: string },
    trx: TransactionClientContract
  ): Promise<VerificationCode | null> {
    if (!isId(id)) return null
    return VerificationCode.query({ client: trx }).where({ id, purpose }).forUpdate().first()
  }
}

/** A code is good for one thing, once. */
export async function spendCode(code: VerificationCode): Promise<void> {
  await code.merge({ spentAt: clock.now() }).save()
}

function isRight({ id, digest }: VerificationCode, typed: string): boolean {
  return digest !== null && timingSafeEqual(digest, codeDigest(id, typedCode(typed)))
}
