import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DrawCode } from '#app/identity/actions/draw_code'
import { CODE_MINUTES } from '#app/identity/code_rules'
import User from '#app/identity/models/user'
import VerificationCode from '#app/identity/models/verification_code'
import { findByLogin } from '#app/identity/queries/find_by_login'
import type { DraftMessage } from '#app/notifications/actions/queue_drafts'
import { type Addressee, reachInPrivate } from '#app/notifications/recipients'

type CodeMessage = Pick<DraftMessage, 'template' | 'addressee' | 'values' | 'expiresAt'>

/** What a request for a code has sent, and to whom; nothing when it named no account. */
export async function codeMessages(
  codeId: string,
  trx: TransactionClientContract
): Promise<CodeMessage[]> {
  const request = await VerificationCode.findOrFail(codeId, { client: trx })
  switch (request.purpose) {
    case 'password_reset':
      return withCode('password_code', request, await ownAddress(request.userId, trx), trx)
    case 'registration':
      return registrationMessages(request, trx)
  }
}

/** Who is registered already is told so by mail, where nobody else reads it. */
async function registrationMessages(
  request: VerificationCode,
  trx: TransactionClientContract
): Promise<CodeMessage[]> {
  const { email: to, locale } = request.registration
  const addressee: Addressee = { to, locale, channel: 'mail', userId: null }
  const known = await findByLogin(to, trx)
  return known
    ? [
        {
          template: 'already_registered',
          addressee: { ...addressee, userId: known.id },
          values: {},
        },
      ]
    : withCode('registration_code', request, [addressee], trx)
}

async function withCode(
  template: string,
  { id, expiresAt }: VerificationCode,
  to: Addressee[],
  trx: TransactionClientContract
): Promise<CodeMessage[]> {
  if (to.length === 0) return []
  const code = await new DrawCode().handle({ codeId: id }, trx)
  const values = { code, minutes: String(CODE_MINUTES) }
  return to.map((addressee) => ({ template, addressee, values, expiresAt }))
}

async function ownAddress(
  userId: string | null,
  trx: TransactionClientContract
): Promise<Addressee[]> {
  if (userId === null) return []
  const user = await User.findOrFail(userId, { client: trx })
  return reachInPrivate(user)
}
