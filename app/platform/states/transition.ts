import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { updateEach } from '#app/platform/database/update_each'
import { publishRows } from '#app/platform/outbox/publish'
import { failed, ok, type Result } from '#app/platform/result'
import { type Move, writeHistory } from './history.js'
import type { StateTable, VerbRule } from './machine.js'

export interface TransitionOptions {
  by: Actor
  trx: TransactionClientContract
  /** Sealed into the history. */
  reason?: string | null
  /** Further columns of the row that change with its state. */
  set?: Record<string, unknown>
  /** The same, where each row has values of its own; all rows name the same columns. */
  setEach?: ReadonlyMap<string, Record<string, unknown>>
  /** What the verb's event says beside the row's id: ids and codes, never personal data. */
  payload?: Payload | ((id: string) => Payload)
}

type Payload = Record<string, string | number | boolean | null>

export type TransitionFailure<State> = { type: 'stale'; state: State } | { type: 'missing' }

const FIRST_VERB = 'create'

/**
 * The only door through which a status column changes: locks the row, checks the table, updates
 * the row once, writes its history and publishes the verb's event, in the caller's transaction.
 * `stale` when the row's state does not allow the verb (any more), with the state that it has.
 */
export async function transition<State extends string, Verb extends string>(
  states: StateTable<State, Verb>,
  row: { id: string },
  verb: NoInfer<Verb>,
  options: TransitionOptions
): Promise<Result<{ from: State; to: State }, TransitionFailure<State>>> {
  const rule = states.verbs[verb]
  const [locked] = await lock<State>(states, [row.id], options.trx)
  if (locked === undefined) return failed({ type: 'missing' })
  if (!rule.from.includes(locked.from)) return failed({ type: 'stale', state: locked.from })
  await move(states, verb, rule, [locked], options)
  return ok({ from: locked.from, to: rule.to })
}

/**
 * The same door for many rows at once, with one statement a table. Rows whose state does not allow
 * the verb, and rows that do not exist, come back as `stale` and are left alone.
 */
export async function transitionMany<State extends string, Verb extends string>(
  states: StateTable<State, Verb>,
  ids: readonly string[],
  verb: NoInfer<Verb>,
  options: TransitionOptions
): Promise<{ moved: string[]; stale: string[] }> {
  const rule = states.verbs[verb]
  const locked = await lock<State>(states, ids, options.trx)
  const movable = locked.filter(({ from }) => rule.from.includes(from))
  await move(states, verb, rule, movable, options)

  const moved = new Set(movable.map(({ id }) => id))
  return { moved: [...moved], stale: ids.filter((id) => !moved.has(id)) }
}

/** Begins the history of rows that an action has just inserted in an initial state. */
export async function recordInitialState<State extends string>(
  states: StateTable<State>,
  ids: readonly string[],
  state: NoInfer<State>,
  { by, trx }: Pick<TransitionOptions, 'by' | 'trx'>
): Promise<void> {
  if (!states.initial.includes(state))
    throw new Error(`${state} is no initial state of ${states.subject}`)
  const moves = ids.map((id) => ({ id, from: '' }))
  await writeHistory({ subject: states.subject, verb: FIRST_VERB, to: state, by }, moves, trx)
}

/** In order of id, so that two batches never wait for each other crosswise. */
async function lock<State extends string>(
  { table, column }: StateTable<State>,
  ids: readonly string[],
  trx: TransactionClientContract
): Promise<{ id: string; from: State }[]> {
  const query = trx.from(table).select('id', `${column} as from`)
  return query
    .whereIn('id', [...ids])
    .orderBy('id')
    .forUpdate()
}

async function move(
  states: StateTable,
  verb: string,
  rule: VerbRule<string>,
  moves: Move[],
  options: TransitionOptions
): Promise<void> {
  const { by, trx, reason, set = {}, setEach, payload = {} } = options
  if (rule.reason === 'required' && !reason?.trim())
    throw new Error(`${states.subject}: "${verb}" needs a reason`)
  if (states.column in set) throw new Error(`${states.subject}: only verbs set ${states.column}`)
  if (moves.length === 0) return

  const touched = states.touches === null ? {} : { [states.touches]: clock.now() }
  const ids = moves.map(({ id }) => id)
  const changes = forDatabase({ ...set, ...touched, [states.column]: rule.to })
  if (setEach === undefined) await trx.from(states.table).whereIn('id', ids).update(changes)
  else
    await updateEach(
      trx,
      states.table,
      ids.map((id) => ({ ...changes, ...setEach.get(id), id }))
    )
  await writeHistory({ subject: states.subject, verb, to: rule.to, by, reason }, moves, trx)

  const type = rule.publishes?.type
  if (type === undefined) return
  const idKey = `${camelCase(states.subject)}Id`
  const payloadOf = typeof payload === 'function' ? payload : () => payload
  const rows = ids.map((id) => ({ type, payload: { [idKey]: id, ...payloadOf(id) } }))
  await publishRows(rows, trx)
}

function forDatabase(columns: Record<string, unknown>): Record<string, unknown> {
  const converted = Object.entries(columns).map(([name, value]) => [
    name,
    DateTime.isDateTime(value) ? value.toUTC().toISO() : value,
  ])
  return Object.fromEntries(converted)
}

function camelCase(name: string): string {
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
