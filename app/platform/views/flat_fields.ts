/** Fields of a form as pairs of name and text, as hidden inputs carry them: `lines[0][sku]`. Empty ones are left out. */
export function flatFields(values: Record<string, unknown>): [name: string, text: string][] {
  return Object.entries(values).flatMap(([name, value]) => flat(name, value))
}

function flat(name: string, value: unknown): [string, string][] {
  if (typeof value === 'string') return value === '' ? [] : [[name, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => flat(`${name}[${key}]`, inner))
}
