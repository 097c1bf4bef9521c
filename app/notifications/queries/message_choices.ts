import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { type Choice, CHOICES } from '#app/notifications/message_choice'

/** What these people chose, by user and kind of message; only those who did choose. */
export async function chosenBy(
  userIds: readonly string[],
  trx: TransactionClientContract
): Promise<Map<string, ReadonlyMap<string, Choice>>> {
  if (userIds.length === 0) return new Map()
  const rows: { user_id: string; template: string; choice: unknown }[] = await trx
    .from('message_choices')
    .whereIn('user_id', [...userIds])
  const byUser = Map.groupBy(rows, (row) => row.user_id)
  return new Map(
    [...byUser].map(([userId, its]) => [
      userId,
      new Map(its.flatMap(({ template, choice }) => pair(template, choice))),
    ])
  )
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
