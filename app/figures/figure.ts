/**
 * One number of a business day. All of them are read from the history of states, which nobody can
 * change: a figure counts moves, and a day that is over keeps its numbers.
 */
export interface Figure {
  /** The event that tells of such a move. Its type is stored, so it stays for ever. */
  event: string
  /** Which moves count. */
  subject: string
  verbs: readonly string[]
  /** SQL over `c`, the move in `state_changes`; tables to join, and a further condition. */
  joins?: string
  only?: string
  /** SQL of what the figure is split by, of its money and of the minutes that a step took. */
  dimension?: string
  fen?: string
  minutes?: string
}

/** What a figure counts: moves, their money, and how long they took; each may stay 0. */
export interface FigureValues {
  count: number
  fen: number
  minutes: number
}
