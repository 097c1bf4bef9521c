import db from '@adonisjs/lucid/services/db'
import ordersConfig from '#config/orders'
import { record } from '#app/audit/record'
import { SettleStock } from '#app/catalog/actions/settle_stock'
import type { OrderFailure } from '#app/orders/errors'
import { lockOrder } from '#app/orders/lock_order'
import { orderStates } from '#app/orders/order_states'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import { failed, ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export interface ReviewInput {
  orderId: string
  /** `rejected` asks back: it can be mended and handed in again. `refused` is the end of it. */
  decision: 'approved' | 'rejected' | 'refused'
  reason: string | null
  by: Actor
  /** The rule that decided, where nobody did. */
  rule?: { id: string; version: number }
}

const VERBS = { approved: 'approve', rejected: 'reject', refused: 'cancel' } as const

/** A second person decides. Findings can be approved, but only with a reason that is kept. */
export class ReviewOrder {
  handle(input: ReviewInput): Promise<Result<{ orderId: string }, OrderFailure>> {
    return db.transaction(async (trx) => {
      const locked = await lockOrder(input.orderId, trx)
      if (!locked.ok) return locked
      const order = locked.value
      if (order.authorId === input.by.id && !ordersConfig.authorMayReview)
        return failed({ type: 'own_order' })
      const needsReason = input.decision !== 'approved' || order.hasFindings
      if (needsReason && !input.reason) return failed({ type: 'reason_required' })

      const now = clock.now()
      const moved = await transition(orderStates, order, VERBS[input.decision], {
        by: input.by,
        reason: input.reason ?? undefined,
        trx,
        set: {
          reviewed_at: now,
          payment_due_at:
            input.decision === 'approved'
              ? now.plus({ hours: ordersConfig.paymentDueHours })
              : null,
        },
      })
      if (!moved.ok) return moved
      if (input.decision === 'rejected') {
        await new SettleStock().handle({ orderId: order.id, as: 'released' }, trx)
      }
      await this.#keep(input, trx)
      return ok({ orderId: order.id })
    })
  }

  async #keep(
    { orderId, decision, reason, by, rule }: ReviewInput,
    trx: TransactionClientContract
  ) {
    const id = newId()
    await trx.table('order_reviews').insert({
      id,
      order_id: orderId,
      reviewer_id: by.id,
      decision,
      reason: reason && seal('order_reviews.reason', id, { reason }),
      reviewed_at: clock.now().toISO(),
      rule_id: rule?.id ?? null,
      rule_version: rule?.version ?? null,
    })
    await record(
      {
        actor: by,
        action: `orders.${decision}`,
        subject: 'order',
        subjectId: orderId,
        details: rule ? { rule: rule.id, version: rule.version } : {},
      },
      trx
    )
  }
}
