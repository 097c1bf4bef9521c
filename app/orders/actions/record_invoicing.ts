import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Order from '#app/orders/models/order'
import { clock } from '#app/platform/clock'
import type { Fen } from '#app/platform/money/fen'

/** Notes how much of the order is invoiced, and locks its money and title. Called by invoices. */
export class RecordInvoicing {
  async handle(
    input: { orderId: string; invoicedFen: Fen },
    trx: TransactionClientContract
  ): Promise<void> {
    const order = await Order.query({ client: trx })
      .where('id', input.orderId)
      .forUpdate()
      .firstOrFail()
    const now = clock.now()
    await order
      .merge({ invoicedFen: input.invoicedFen, lockedAt: order.lockedAt ?? now, updatedAt: now })
      .useTransaction(trx)
      .save()
  }
}
