import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { CheckOrders } from '#app/orders/actions/check_orders'
import type { OrderFailure } from '#app/orders/errors'
import { lockOrder } from '#app/orders/lock_order'
import type Order from '#app/orders/models/order'
import { orderStates } from '#app/orders/order_states'
import { productsBySku } from '#app/catalog/queries/products_by_sku'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Hands a draft, or a rejected order that was mended, to review; it is checked anew. */
export class SubmitOrder {
  handle(input: {
    orderId: string
    by: Actor
  }): Promise<Result<{ orderId: string }, OrderFailure>> {
    return db.transaction(async (trx) => {
      const locked = await lockOrder(input.orderId, trx)
      if (!locked.ok) return locked
      const order = locked.value
      await order.load('lines')
      const moved = await transition(orderStates, order, 'submit', {
        by: input.by,
        trx,
        set: { submitted_at: clock.now(), has_findings: false },
      })
      if (!moved.ok) return moved
      await this.#check(order, trx)
      await record(
        { actor: input.by, action: 'orders.submitted', subject: 'order', subjectId: order.id },
        trx
      )
      return ok({ orderId: order.id })
    })
  }

  async #check(order: Order, trx: TransactionClientContract) {
    const products = await productsBySku(
      order.lines.map(({ sku }) => sku),
      trx
    )
    const [{ rounds }] = await trx
      .from('order_checks')
      .where('order_id', order.id)
      .count('* as rounds')
    const lines = order.lines.map((line) => {
      const product = products.get(line.sku)
      if (!product) throw new Error(`the product of an order line has gone: ${line.sku}`)
      return { ...pick(line), product }
    })
    const checked = {
      id: order.id,
      customerId: order.customerId,
      details: order.details,
      totalFen: order.totalFen,
      placedAt: order.placedAt,
      lines,
      draft: { invoiceKind: order.invoiceKind },
    }
    await new CheckOrders().handle({ orders: [checked], round: Number(rounds) + 1 }, trx)
  }
}

function pick(line: Order['lines'][number]) {
  const { id, position, quantity, unitPriceInclTax, discountFen, totalFen } = line
  return { id, position, quantity, unitPriceInclTax, discountFen, totalFen }
}
