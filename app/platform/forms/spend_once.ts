import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/platform/clock'
import { isId } from '#app/platform/database/uuid'

/** `spentWith`: where the first sending led; null when it is not known, or the token is none. */
export type Spending = 'fresh' | { readonly spentWith: string | null }

/**
 * Spends the token of a form in the transaction of its act, so that a form sent twice acts once: a
 * second sending waits for the first, and is fresh only if that one rolled back. The answer to a
 * repeated sending is a redirect to `spentWith`.
 */
export async function spendOnce(
  token: unknown,
  trx: TransactionClientContract,
  outcomePath = ''
): Promise<Spending> {
  if (!isId(token)) return { spentWith: null }
  const { rowCount } = await trx.rawQuery(
    `insert into form_tokens (token, spent_at, outcome_path) values (?, ?, nullif(?, ''))
     on conflict (token) do nothing`,
    [token, clock.now().toISO() ?? '', outcomePath]
  )
  if (rowCount === 1) return 'fresh'
  const spent = await trx.from('form_tokens').where('token', token).select('outcome_path').first()
  return { spentWith: spent?.outcome_path ?? null }
}

/**
 * For acts that are also called without a form: null when the act is to be done (a fresh token, or none), else
 * what its first sending made (nothing, when that one was turned down). `recordOutcome` says at the end what it was.
 */
export async function madeBefore(
  token: unknown,
  trx: TransactionClientContract
): Promise<{ id: string | null } | null> {
  if (!isId(token)) return null
  const spending = await spendOnce(token, trx)
  return spending === 'fresh' ? null : { id: spending.spentWith }
}

/** For acts that know only at their end where they led. */
export async function recordOutcome(
  token: unknown,
  outcomePath: string,
  trx: TransactionClientContract
): Promise<void> {
  if (!isId(token)) return
  await trx.from('form_tokens').where('token', token).update({ outcome_path: outcomePath })
}
