import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { type Choice, CHOICES } from '#app/notifications/message_choice'

/** What these people chose for one kind of message, by user; only those who did choose. */
export async function choicesFor(
  template: string,
  people: readonly { userId: string | null }[],
  trx: TransactionClientContract
): Promise<Map<string, Choice>> {
  const ids = new Set(people.flatMap(({ userId }) => userId ?? []))
  if (ids.size === 0) return new Map()
  const rows = await trx
    .from('message_choices')
    .where({ template })
    .whereIn('user_id', [...ids])
  return new Map(rows.flatMap((row) => pair(row.user_id, row.choice)))
}

/** What somebody chose, by kind of message. */
export async function ownChoices(userId: string): Promise<Map<string, Choice>> {
  const rows = await db.from('message_choices').where('user_id', userId)
  return new Map(rows.flatMap((row) => pair(row.template, row.choice)))
}

function pair(key: string, stored: unknown): [string, Choice][] {
  const choice = CHOICES.find((known) => known === stored)
  return choice ? [[key, choice]] : []
}
