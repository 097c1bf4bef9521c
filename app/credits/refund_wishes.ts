import type { OpenLine } from '#app/credits/queries/order_lines_of_invoice'
import type { TakeBackWish } from '#app/invoices/lines/take_back'
import { allocate } from '#app/platform/money/allocate'
import { type Fen, fen } from '#app/platform/money/fen'

/** What of one invoice is taken back for money that was given back. */
export interface RefundWish {
  originalId: string
  wishes: TakeBackWish[]
  /** All that is left of the order's lines. */
  isAll: boolean
}

/**
 * The oldest invoice first; money that does not cover its lines is shared among them by what is left of each. Null when
 * nothing is to be taken back.
 */
export function refundWish(lines: readonly OpenLine[], dueFen: Fen): RefundWish | null {
  if (dueFen <= 0 || lines.length === 0) return null
  const [{ originalId }] = lines
  const own = lines.filter((line) => line.originalId === originalId)
  const leftFen = own.reduce((sum, line) => sum + line.leftFen, 0)
  if (dueFen >= leftFen) {
    const wishes = own.map(({ originalPosition }) => ({ originalPosition, rest: true as const }))
    return { originalId, wishes, isAll: true }
  }
  const parts = allocate(
    fen(dueFen),
    own.map((line) => line.leftFen)
  )
  const wishes = own.flatMap(({ originalPosition }, index) =>
    parts[index] > 0 ? [{ originalPosition, totalFen: parts[index] }] : []
  )
  return { originalId, wishes, isAll: false }
}
