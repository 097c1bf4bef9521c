import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { codeDigest, randomCode } from '#app/identity/code_rules'

/** Draws the code of a request, for the message that is written in the same transaction. */
export class DrawCode {
  async handle({ codeId }: { codeId: string }, trx: TransactionClientContract): Promise<string> {
    const code = randomCode()
    await trx
      .from('verification_codes')
      .where('id', codeId)
      .update({ digest: codeDigest(codeId, code) })
    return code
  }
}
