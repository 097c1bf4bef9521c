export const CUSTOMER_KINDS = ['company', 'person'] as const
export const CUSTOMER_MATCHES = ['fuzzy', 'exact'] as const

export interface CustomerQuestion {
  kind?: (typeof CUSTOMER_KINDS)[number]
  /** What was typed into the search box; empty lists everybody. */
  text: string
  /** `exact`: a whole name, phone or taxpayer id; `fuzzy`: also a piece of a name, or the end of a phone. */
  match: (typeof CUSTOMER_MATCHES)[number]
}

/** What an address asks for; what cannot be read is left out, so that a link never fails. */
export function readCustomerQuestion(asked: Record<string, unknown>): CustomerQuestion {
  return {
    kind: CUSTOMER_KINDS.find((kind) => kind === asked.kind),
    text: typeof asked.q === 'string' ? asked.q.trim().slice(0, 100) : '',
    match: asked.match === 'exact' ? 'exact' : 'fuzzy',
  }
}
