import { parseArgs } from 'node:util'

/** `--orders=500` for a default of `{ orders: 100_000 }`; anything else is refused. */
export function numbersFrom<Name extends string>(
  args: string[],
  defaults: Record<Name, number>
): Record<Name, number> {
  const names = Object.keys(defaults)
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
  const { values } = parseArgs({ args, options })
  const given = Object.entries(values).map(([name, text]) => [name, positive(name, text)])
  return { ...defaults, ...Object.fromEntries(given) }
}

function positive(name: string, text: unknown): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} must be a whole number`)
  return number
}
