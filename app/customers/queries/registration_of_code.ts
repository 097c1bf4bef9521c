import { isId } from '#app/platform/database/uuid'
import VerificationCode, { type Registration } from '#app/identity/models/verification_code'

/** What somebody typed to register, while its code waits; null when that is over and forgotten. */
export async function registrationOfCode(codeId: unknown): Promise<Registration | null> {
  if (!isId(codeId)) return null
  const code = await VerificationCode.query()
    .where({ id: codeId, purpose: 'registration' })
    .whereNull('spent_at')
    .first()
  return code?.registration ?? null
}
