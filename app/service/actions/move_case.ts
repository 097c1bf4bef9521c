import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import type { Result } from '#app/platform/result'
import { transition, type TransitionFailure } from '#app/platform/states/transition'
import { type CaseState, caseStates } from '#app/service/case_states'

/** `take` makes the person its owner, also when somebody else was; `put_back` leaves it to anybody. */
export type CaseMove = { verb: 'take' } | { verb: 'put_back' } | { verb: 'close'; reason: string }

const ACTIONS = { take: 'cases.taken', put_back: 'cases.put_back', close: 'cases.closed' } as const

/** Moves a case on for the member of staff who works on it. */
export class MoveCase {
  handle(input: {
    caseId: string
    move: CaseMove
    by: Actor & { id: string }
  }): Promise<Result<unknown, TransitionFailure<CaseState>>> {
    const { caseId: id, move, by } = input
    return db.transaction(async (trx) => {
      const options = {
        by,
        trx,
        reason: move.verb === 'close' ? move.reason : null,
        set: changesOf(move, by),
      }
      const moved = await transition(caseStates, { id }, move.verb, options)
      if (moved.ok)
        await record({ actor: by, action: ACTIONS[move.verb], subject: 'case', subjectId: id }, trx)
      return moved
    })
  }
}

function changesOf({ verb }: CaseMove, by: { id: string }): Record<string, unknown> {
  switch (verb) {
    case 'take':
      return { owner_id: by.id }
    case 'put_back':
      return { owner_id: null }
    case 'close':
      return { owner_id: by.id, closed_at: clock.now() }
  }
}
