import type { DateTime } from 'luxon'
import { type AuditRecord, entryRow } from '#app/audit/record'
import type { Cast } from '#app/demo/fill/cast'
import type { Fate } from '#app/demo/fill/fates'
import type { Rows } from '#app/demo/fill/rows'
import type { Step, Timeline } from '#app/demo/fill/timeline'
import type { Words } from '#app/demo/fill/words'
import type { SeededRandom } from '#app/demo/seeded_random'
import type { BuiltOrder } from '#app/orders/build_order'
import type { OrderSource } from '#app/orders/order_draft'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { historyRow } from '#app/platform/states/history'
import type { StateTable } from '#app/platform/states/machine'

interface Move<Verb> {
  verb: Verb
  at: DateTime
  by: Actor
  reason?: string
}

interface Told {
  order: BuiltOrder
  /** The number of the order without its day: no other order has it. */
  sequence: number
  fate: Fate
  timeline: Timeline
  source: OrderSource
  author: Extract<Actor, { id: string }>
  /** The account of the customer; null for those who never sign in. */
  buyerId: string | null
  cast: Cast
  words: Words
  random: SeededRandom
  now: DateTime<true>
}

/** One order of the filling and everything that happened to it, written down as rows. */
export class Story {
  constructor(
    readonly told: Readonly<Told>,
    readonly rows: Rows
  ) {}

  /** When the step was made; null when it was not. */
  when(step: Step): DateTime<true> | null {
    return this.told.timeline.get(step) ?? null
  }

  /** Writes the way of a row through its table of states. @returns the state at its end */
  walk<State extends string, Verb extends string>(
    states: StateTable<State, Verb>,
    id: string,
    first: { state: NoInfer<State>; at: DateTime; by: Actor },
    moves: Move<NoInfer<Verb>>[]
  ): State {
    const { subject } = states
    clock.freeze(first.at)
    const create = { subject, verb: 'create', to: first.state, by: first.by }
    this.rows.add('state_changes', historyRow(create, { id, from: '' }))
    let state = first.state
    for (const { verb, at, by, reason } of moves) {
      const { from, to } = states.verbs[verb]
      if (!from.includes(state)) throw new Error(`${subject}: no "${verb}" from ${state}`)
      clock.freeze(at)
      this.rows.add(
        'state_changes',
        historyRow({ subject, verb, to, by, reason }, { id, from: state })
      )
      state = to
    }
    return state
  }

  audit(at: DateTime, entry: AuditRecord): void {
    clock.freeze(at)
    this.rows.add('audit_entries', entryRow(entry))
  }
}
