import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { invoiceStates } from '#app/invoices/invoice_states'
import Order from '#app/orders/models/order'
import type { Actor } from '#app/platform/actor'
import { transitionMany } from '#app/platform/states/transition'

/** Lets what failed wait once more: orders without a draft, and orders whose invoices were refused. */
export class RetryItems {
  async handle(
    { batchId, by }: { batchId: string; by: Actor },
    trx: TransactionClientContract
  ): Promise<void> {
    const refused = await refusedInvoices(batchId, trx)
    const ids = refused.map(({ id }) => id)
    const { moved } = await transitionMany(invoiceStates, ids, 'drop', { by, trx })
    const again = trx.from('invoice_orders').whereIn('invoice_id', moved).select('order_id')
    await trx
      .from('invoice_batch_items')
      .where('batch_id', batchId)
      .where((any) => {
        any.where('step', 'failed').orWhereIn('order_id', again)
      })
      .update({ step: 'waiting', problem: null, invoice_id: null })
  }
}

/** With their orders locked before them. */
async function refusedInvoices(
  batchId: string,
  trx: TransactionClientContract
): Promise<{ id: string }[]> {
  const refused = () => trx.from('invoices').where({ batch_id: batchId, state: 'refused' })
  const orders = trx
    .from('invoice_orders')
    .whereIn('invoice_id', refused().select('id'))
    .select('order_id')
  await Order.query({ client: trx }).whereIn('id', orders).orderBy('id').select('id').forUpdate()
  return refused().select('id')
}
