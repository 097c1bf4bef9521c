import type { TakeBackWish } from '#app/invoices/lines/take_back'
import { isDecimal } from '#app/platform/money/decimal'
import { parseYuan } from '#app/platform/money/fen'

export interface AskedParts {
  wishes: TakeBackWish[]
  /** Field of the form → why it cannot be read; texts: `credits.form.<reason>`. */
  errors: Record<string, 'unreadable_quantity' | 'unreadable_amount' | 'either_or'>
}

/**
 * What somebody typed beside each line (`p1` for the first: bare numbers would be taken for a list and lose their
 * places): pieces or money, not both; empty lines are not taken back.
 */
export function askedParts(typed: unknown): AskedParts {
  const asked: AskedParts = { wishes: [], errors: {} }
  if (typeof typed !== 'object' || typed === null) return asked
  for (const [key, fields] of Object.entries(typed)) {
    const originalPosition = Number(key.slice(1))
    if (!Number.isSafeInteger(originalPosition) || originalPosition < 1) continue
    const quantity = textOf(fields, 'quantity')
    const amount = textOf(fields, 'amount')
    const field = (name: string) => `lines[${key}][${name}]`
    if (quantity && amount) asked.errors[field('amount')] = 'either_or'
    else if (quantity && !isDecimal(quantity))
      asked.errors[field('quantity')] = 'unreadable_quantity'
    else if (quantity) asked.wishes.push({ originalPosition, quantity })
    else if (amount) {
      const totalFen = parseYuan(amount)
      if (totalFen === null) asked.errors[field('amount')] = 'unreadable_amount'
      else asked.wishes.push({ originalPosition, totalFen })
    }
  }
  return asked
}

function textOf(fields: unknown, name: string): string {
  if (typeof fields !== 'object' || fields === null) return ''
  const value: unknown = Reflect.get(fields, name)
  return typeof value === 'string' ? value.normalize('NFKC').replaceAll(/[\s,]/g, '') : ''
}
