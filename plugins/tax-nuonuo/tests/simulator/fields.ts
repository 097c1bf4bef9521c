export type Fields = Record<string, unknown>

export interface Objection {
  code: string
  describe: string
}

export function centsOf(value: unknown): number | null {
  const parts = /^(-?)(\d{1,13})\.(\d\d)$/.exec(text(value))
  if (parts === null) return null
  const size = Number(parts[2] + parts[3])
  return parts[1] === '-' && size > 0 ? -size : size
}

export function yuan(cents: number): string {
  const size = Math.abs(cents)
  const digits = `${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`
  return cents < 0 ? `-${digits}` : digits
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

export function say(code: string, describe: string): Objection {
  return { code, describe }
}
