import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { recordMany } from '#app/audit/record'
import { CheckOrders } from '#app/orders/actions/check_orders'
import { admitDrafts, type Refusal } from '#app/orders/admit_drafts'
import type { BuiltOrder } from '#app/orders/build_order'
import { OrderSubmitted } from '#app/orders/events/order_submitted'
import type { OrderDraft, OrderSource } from '#app/orders/order_draft'
import { lineRows, orderRow, searchRow } from '#app/orders/order_rows'
import { type OrderState, orderStates } from '#app/orders/order_states'
import type { Actor } from '#app/platform/actor'
import { insertMany } from '#app/platform/database/insert_many'
import { publishMany } from '#app/platform/outbox/publish'
import { recordInitialState } from '#app/platform/states/transition'

export interface PlaceOrdersInput {
  drafts: OrderDraft[]
  source: OrderSource
  by: Actor
  /** The user who entered the orders; never their reviewer. */
  authorId: string
  /** Kept as a draft for its author; otherwise the order goes to review at once. */
  asDraft?: boolean
}

/** What became of each draft, in the drafts' order. */
export type Placement =
  | { type: 'placed'; order: BuiltOrder; hasFindings: boolean }
  | { type: 'known'; orderId: string }
  | Refusal

/**
 * Places many orders with one statement a table; the desk and the portal place one, a sheet
 * hundreds. Prices, totals, stock, checks and history come out the same through every door.
 */
export class PlaceOrders {
  async handle(input: PlaceOrdersInput, trx: TransactionClientContract): Promise<Placement[]> {
    const admissions = await admitDrafts(input.drafts, trx)
    const orders = admissions.flatMap((admission) =>
      admission.type === 'admitted' ? [admission.order] : []
    )
    const state = input.asDraft ? 'draft' : 'in_review'

    await this.#insert(orders, input, state, trx)
    const withFindings =
      state === 'in_review' ? await this.#submit(orders, input.source, trx) : new Set<string>()

    return admissions.map((admission) =>
      admission.type === 'admitted'
        ? {
            type: 'placed',
            order: admission.order,
            hasFindings: withFindings.has(admission.order.id),
          }
        : admission
    )
  }

  async #insert(
    orders: BuiltOrder[],
    { source, authorId, by }: PlaceOrdersInput,
    state: OrderState,
    trx: TransactionClientContract
  ) {
    await insertMany(
      trx,
      'orders',
      orders.map((order) => orderRow(order, { source, authorId, state }))
    )
    await insertMany(trx, 'order_lines', orders.flatMap(lineRows))
    await insertMany(trx, 'order_search', orders.map(searchRow))
    const ids = orders.map(({ id }) => id)
    await recordInitialState(orderStates, ids, state, { by, trx })
    await recordMany(
      ids.map((id) => ({ actor: by, action: 'orders.placed', subject: 'order', subjectId: id })),
      trx
    )
  }

  async #submit(orders: BuiltOrder[], source: OrderSource, trx: TransactionClientContract) {
    const withFindings = await new CheckOrders().handle({ orders }, trx)
    await publishMany(
      orders.map(({ id }) => new OrderSubmitted({ orderId: id, source })),
      trx
    )
    return withFindings
  }
}
