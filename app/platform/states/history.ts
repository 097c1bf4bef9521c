import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { insertMany } from '#app/platform/database/insert_many'
import { announceChange } from '#app/platform/live/announce_change'
import { newId } from '#app/platform/database/uuid'

export interface Step {
  subject: string
  verb: string
  to: string
  by: Actor
  reason?: string | null
}

export interface Move {
  id: string
  from: string
}

/** Writes one line of history for each row that made the step. Only the door of states calls it. */
export async function writeHistory(
  step: Step,
  moves: readonly Move[],
  trx: TransactionClientContract
): Promise<void> {
  await insertMany(
    trx,
    'state_changes',
    moves.map((move) => historyRow(step, move))
  )
  announceChange(
    step.subject,
    moves.map(({ id }) => id),
    trx
  )
}

/** The line of a step that is made now. */
export function historyRow({ subject, verb, to, by, reason }: Step, move: Move) {
  const id = newId()
  return {
    id,
    subject,
    subject_id: move.id,
    verb,
    from_state: move.from,
    to_state: to,
    actor_kind: by.kind,
    actor_id: by.id,
    reason: reason?.trim() ? seal('state_changes.reason', id, { reason }) : null,
    changed_at: clock.now(),
  }
}
