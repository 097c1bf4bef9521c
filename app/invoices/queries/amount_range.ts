import type { ChainableContract } from '@adonisjs/lucid/types/querybuilder'
import { typedText } from '#app/platform/forms/typed_text'
import { type Fen, parseYuan } from '#app/platform/money/fen'

/** Totals including tax, both bounds included; null leaves a side open. */
export interface AmountRange {
  totalMin: Fen | null
  totalMax: Fen | null
}

/** Amounts in yuan as people write them; what is none is left out. */
export function askedAmounts(asked: Record<string, unknown>): AmountRange {
  return { totalMin: amount(asked.totalMin), totalMax: amount(asked.totalMax) }
}

/** `query` reads `invoices`. */
export function withinAmounts(query: ChainableContract, { totalMin, totalMax }: AmountRange): void {
  if (totalMin !== null) query.where('invoices.total_fen', '>=', totalMin)
  if (totalMax !== null) query.where('invoices.total_fen', '<=', totalMax)
}

function amount(typed: unknown): Fen | null {
  return parseYuan(
    typedText(typed)
      .normalize('NFKC')
      .replaceAll(/[\u00A5\s]/g, '')
  )
}
