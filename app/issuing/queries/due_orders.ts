import db from '@adonisjs/lucid/services/db'
import type {
  DatabaseQueryBuilderContract,
  RawBuilderContract,
} from '@adonisjs/lucid/types/querybuilder'
import { invoiceTriggers, type TriggerRow } from '#app/invoices/queries/invoice_triggers'
import type { BatchChoice } from '#app/issuing/batch_choice'
import { withinDays } from '#app/lists/days'
import { toSafeInteger } from '#app/platform/database/columns'
import { type Fen, fen } from '#app/platform/money/fen'

const IS_FREE = `not exists (select from invoice_orders share join invoices i on i.id = share.invoice_id
  where share.order_id = orders.id and i.original_invoice_id is null and i.state <> 'dropped')`

/** Paid orders of a choice that no invoice holds; without columns and order. Named orders are taken as they are. */
export function dueOrders(choice: BatchChoice, triggers: readonly TriggerRow[]) {
  const query = db.from('orders').whereNull('orders.deleted_at')
  if (choice.orderIds) return query.whereIn('orders.id', choice.orderIds)
  query
    .whereIn('orders.state', ['approved', 'completed'])
    .whereNotNull('orders.paid_at')
    .whereNot('orders.invoice_kind', 'none')
    .where('orders.total_fen', '>', 0)
    .whereRaw(IS_FREE)
  if (!choice.isEarly) onlyDue(query, triggers)
  if (choice.orderType) query.where('orders.order_type', choice.orderType)
  if (choice.customerId) query.where('orders.customer_id', choice.customerId)
  withinDays(query, 'orders.paid_at', choice)
  return query
}

/** Orders of a type that is invoiced when it is paid are due then, all others when they are complete. */
function onlyDue(query: DatabaseQueryBuilderContract, triggers: readonly TriggerRow[]): void {
  const early = triggers.filter(({ moment }) => moment === 'on_paid')
  query.where((due) => {
    due.where('orders.state', 'completed').orWhereIn(
      'orders.order_type',
      early.map(({ orderType }) => orderType)
    )
  })
}

export interface DueSum {
  orders: number
  totalFen: Fen
}

export async function sumOfDue(choice: BatchChoice): Promise<DueSum> {
  const query = dueOrders(choice, await invoiceTriggers())
  const columns: RawBuilderContract[] = [
    db.raw('count(*)::int as orders'),
    db.raw('coalesce(sum(orders.total_fen - orders.invoiced_fen), 0) as total_fen'),
  ]
  const row = await query.select(columns).firstOrFail()
  return { orders: Number(row.orders), totalFen: fen(toSafeInteger(row.total_fen) ?? 0) }
}
