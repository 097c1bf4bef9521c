import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { lockOrder } from '#app/orders/lock_order'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import { failed, ok, type Result } from '#app/platform/result'
import { OpenCase } from '#app/service/actions/open_case'
import OrderRating from '#app/service/models/order_rating'
import { isRateable } from '#app/service/rateable'
import serviceConfig from '#config/service'

export type RateFailure = { type: 'not_rateable' } | { type: 'too_late' }

interface RateInput {
  orderId: string
  /** One to five. */
  stars: number
  comment: string | null
  by: Actor
}

/** A customer rates an order, or changes the rating while that is open. Few stars open a case. */
export class RateOrder {
  handle(input: RateInput): Promise<Result<{ isNew: boolean }, RateFailure>> {
    return db.transaction(async (trx) => {
      const order = await lockOrder(input.orderId, trx)
      if (!order.ok || !isRateable(order.value)) return failed({ type: 'not_rateable' })
      const known = await OrderRating.query({ client: trx }).where('orderId', input.orderId).first()
      if (known && !known.isOpen) return failed({ type: 'too_late' })
      await this.#keep(known, input, trx)
      const { orderId: subjectId, stars, by } = input
      const details = { stars }
      await record({ actor: by, action: 'orders.rated', subject: 'order', subjectId, details }, trx)
      if (stars <= serviceConfig.lowStars)
        await new OpenCase().handle({ kind: 'low_rating', subjectId, by }, trx)
      return ok({ isNew: known === null })
    })
  }

  async #keep(
    known: OrderRating | null,
    { orderId, stars, comment }: RateInput,
    trx: TransactionClientContract
  ): Promise<void> {
    const now = clock.now()
    const rating = known ?? new OrderRating().fill({ id: newId(), orderId, ratedAt: now })
    const text = comment?.trim() ?? ''
    const sealed = text === '' ? null : seal('order_ratings.comment', rating.id, { text })
    await rating.merge({ stars, comment: sealed, updatedAt: now }).useTransaction(trx).save()
  }
}
