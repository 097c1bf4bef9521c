import type { EventClass } from '#app/platform/outbox/domain_event'

/** One verb of a state table: from which states it may be said, and where it leads. */
export interface VerbRule<State extends string> {
  from: readonly State[]
  to: State
  /** `required`: `transition` refuses to move without one. */
  reason?: 'required' | 'optional'
  /** Published in the same transaction, with `{<subject>Id}`. */
  publishes?: EventClass
}

export interface StateTable<State extends string = string, Verb extends string = string> {
  /** Names the row in histories and payloads: `order` gives `orderId`. */
  subject: string
  table: string
  column: string
  /** The column that says when the row changed last; null when the table has none. */
  touches: string | null
  initial: readonly State[]
  final: readonly State[]
  verbs: Readonly<Record<Verb, VerbRule<State>>>
}

type Definition<State extends string, Verb extends string> = Omit<
  StateTable<State, Verb>,
  'column' | 'touches'
> & { column?: string; touches?: string | null }

/** The states of a table as a union: `StateOf<typeof orderStates>`. */
export type StateOf<Table> = Table extends StateTable<infer State, string> ? State : never
export type VerbOf<Table> = Table extends StateTable<string, infer Verb> ? Verb : never

const registry = new Map<string, StateTable>()

/** Declares a state table. Its graph is checked when the application boots. */
export function defineStates<const State extends string, const Verb extends string>(
  definition: Definition<State, Verb>
): StateTable<State, Verb> {
  const states = { column: 'state', touches: 'updated_at', ...definition }
  const known = registry.get(states.subject)
  if (known && known.table !== states.table)
    throw new Error(`two state tables are called "${states.subject}"`)
  registry.set(states.subject, states)
  return states
}

/** Every state table that was imported, by subject. */
export function stateTables(): ReadonlyMap<string, StateTable> {
  return registry
}

export function rulesOf(states: StateTable): [verb: string, rule: VerbRule<string>][] {
  return Object.entries(states.verbs)
}

/** Every state that the table mentions. */
export function knownStates(states: StateTable): Set<string> {
  const mentioned = rulesOf(states).flatMap(([, { from, to }]) => [...from, to])
  return new Set([...states.initial, ...states.final, ...mentioned])
}

/**
 * What is wrong with a table's graph, in words; empty when it is sound. A mistyped state shows as
 * one that nothing reaches or that nothing leaves.
 */
export function graphProblems(states: StateTable): string[] {
  const rules = rulesOf(states)
  const reached = reachableStates(states)
  const hasExit = (state: string) => rules.some(([, { from }]) => from.includes(state))
  const isFinal = (state: string) => states.final.includes(state)
  const all = [...knownStates(states)]

  return [
    ...(states.initial.length === 0 ? ['has no initial state'] : []),
    ...rules.filter(([, { from }]) => from.length === 0).map(([verb]) => `${verb}: from nowhere`),
    ...all.filter((state) => !reached.has(state)).map((state) => `${state}: never reached`),
    ...all.filter((state) => isFinal(state) && hasExit(state)).map((s) => `${s}: final, yet left`),
    ...all.filter((state) => !isFinal(state) && !hasExit(state)).map((s) => `${s}: a dead end`),
  ].map((problem) => `states of ${states.subject}: ${problem}`)
}

function reachableStates(states: StateTable): Set<string> {
  const reached = new Set<string>(states.initial)
  // A set grows while it is walked, so this visits what it adds.
  for (const state of reached) {
    for (const [, { from, to }] of rulesOf(states)) if (from.includes(state)) reached.add(to)
  }
  return reached
}
