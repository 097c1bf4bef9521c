import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { fillBackOrders } from '#app/catalog/back_orders'
import StockLevel from '#app/catalog/models/stock_level'
import { STOCK_REASONS, type StockReason } from '#app/catalog/stock_reasons'
import type { Actor } from '#app/platform/actor'
import { addDecimals, compareDecimals, subtractDecimals } from '#app/platform/money/decimal'
import { failed, never, ok, type Result } from '#app/platform/result'

export interface StockAdjustment {
  productId: string
  reason: StockReason
  /** Decimal string; added, taken away, or what was counted, as the reason says. */
  quantity: string
  by: Actor
}

export type StockFailure = { type: 'missing' } | { type: 'below_held'; held: string }

/** Corrects what lies in the warehouse. Units that orders hold cannot be taken away. */
export class AdjustStock {
  async handle(
    input: StockAdjustment,
    trx: TransactionClientContract
  ): Promise<Result<{ onHand: string }, StockFailure>> {
    const level = await StockLevel.query({ client: trx })
      .where('productId', input.productId)
      .forUpdate()
      .first()
    if (!level) return failed({ type: 'missing' })

    const from = level.onHand
    const onHand = adjusted(from, input)
    if (compareDecimals(onHand, level.held) < 0) {
      return failed({ type: 'below_held', held: level.held })
    }
    await level.merge({ onHand }).save()
    await fillBackOrders([input.productId], trx)
    const details = { reason: input.reason, from, to: onHand }
    const entry = { action: 'catalog.stock_adjusted', subject: 'product' }
    await record({ actor: input.by, ...entry, subjectId: input.productId, details }, trx)
    return ok({ onHand })
  }
}

function adjusted(onHand: string, { reason, quantity }: StockAdjustment): string {
  const effect = STOCK_REASONS[reason]
  switch (effect) {
    case 'add':
      return addDecimals(onHand, quantity)
    case 'take':
      return subtractDecimals(onHand, quantity)
    case 'set':
      return quantity
    default:
      return never(effect)
  }
}
