type Query = Record<string, unknown>

/** Places in a list: they mean nothing once filter or order have changed. */
const CURSORS = ['after', 'before']

/** The open page with some parameters of its query changed (null takes one away). */
export function withQuery(path: string, query: Query, changes: Query): string {
  const parameters = new URLSearchParams(pairsOf({ ...query, ...changes }))
  return parameters.size === 0 ? path : `${path}?${parameters}`
}

/** The parameters that a filter form has to carry along, since it has no field for them. */
export function otherParameters(query: Query, fields: readonly string[]): [string, string][] {
  return pairsOf(query).filter(
    ([name]) => !CURSORS.includes(name) && !fields.includes(name.replace(/\[.*$/, ''))
  )
}

function pairsOf(query: Query): [string, string][] {
  return Object.entries(query).flatMap(([name, value]): [string, string][] => {
    if (value === null || value === undefined || value === '') return []
    if (Array.isArray(value))
      return value.map((one): [string, string] => [`${name}[]`, String(one)])
    return [[name, String(value)]]
  })
}
