/** What came in a call: nothing of it is believed before it was looked at. */
export type Content = Record<string, unknown>

/** `code` as on the wire; `fault` names the text in the plugin's language files; `line` counts from 1. */
export interface Objection {
  code:
    | 'SELLER'
    | 'BUYER'
    | 'CLASS_CODE'
    | 'RATE'
    | 'ARITHMETIC'
    | 'REFUSED'
    | 'QUOTA'
    | 'LOGIN'
    | 'DUPLICATE'
    | 'REASON'
    | 'REVERSED'
    | 'NOT_FOUND'
    | 'NOT_CONFIRMED'
    | 'TOO_LATE'
  fault: string
  line?: number
}

export function recordOf(value: unknown): Content {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

export function linesOf({ lines }: Content): Content[] {
  return Array.isArray(lines) ? lines.map(recordOf) : []
}

export function sellerOf({ seller }: Content): string {
  return textOf(recordOf(seller).taxpayerId)
}

export function buyerNameOf({ buyer }: Content): string {
  return textOf(recordOf(buyer).name)
}

/** The longest texts that the platform takes, in characters. */
const LONGEST = { name: 300, item: 600, spec: 150, unit: 300, remark: 450 }

/** Whether a text fits its field and holds none of the characters that the platform refuses. */
export function fits(value: unknown, field: keyof typeof LONGEST): boolean {
  const text = textOf(value)
  return Array.from(text).length <= LONGEST[field] && !/[<>\p{Cc}]/u.test(text)
}

/** Something readable in a field that must not stay empty. */
export function isName(value: unknown): boolean {
  return textOf(value).trim() !== '' && fits(value, 'name')
}
