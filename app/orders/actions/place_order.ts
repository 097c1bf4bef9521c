import db from '@adonisjs/lucid/services/db'
import { PlaceOrders } from '#app/orders/actions/place_orders'
import type { OrderDraft, OrderSource } from '#app/orders/order_draft'
import type { Refusal } from '#app/orders/admit_drafts'
import type { Actor } from '#app/platform/actor'
import { recordOutcome, spendOnce } from '#app/platform/forms/spend_once'
import { failed, ok, type Result } from '#app/platform/result'

export interface PlaceOrderInput {
  draft: OrderDraft
  source: OrderSource
  by: Actor
  authorId: string
  asDraft: boolean
  /** Of the form; spent with the order, so that a doubled click makes one. */
  formToken: unknown
}

export type PlacedOrder = { orderId: string; isNew: boolean }

/** Places the order of one form. The same form, or the same external number, leads to the order it made. */
export class PlaceOrder {
  handle(input: PlaceOrderInput): Promise<Result<PlacedOrder, Refusal | { type: 'form_spent' }>> {
    const { draft, source, by, authorId, asDraft, formToken } = input
    return db.transaction(async (trx) => {
      const spending = await spendOnce(formToken, trx)
      if (spending !== 'fresh') {
        const { spentWith } = spending
        return spentWith ? ok({ orderId: spentWith, isNew: false }) : failed({ type: 'form_spent' })
      }
      const [placement] = await new PlaceOrders().handle(
        { drafts: [draft], source, by, authorId, asDraft },
        trx
      )
      if (placement.type === 'refused') return failed(placement)
      const isNew = placement.type === 'placed'
      const orderId = isNew ? placement.order.id : placement.orderId
      await recordOutcome(formToken, orderId, trx)
      return ok({ orderId, isNew })
    })
  }
}
