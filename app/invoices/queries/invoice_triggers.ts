import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import invoicingConfig, { type InvoiceTrigger } from '#config/invoicing'
import type { OrderType } from '#app/orders/order_draft'

export interface TriggerRow {
  orderType: OrderType
  moment: InvoiceTrigger
  /** Null while the house rule stands. */
  changedBy: string | null
  changedAt: Date | null
}

/** When each type of order is invoiced by itself: as a person decided, else as the house does. */
export async function invoiceTriggers(client: QueryClientContract = db.connection()) {
  const rows: {
    order_type: OrderType
    moment: InvoiceTrigger
    changed_by: string | null
    changed_at: Date
  }[] = await client.from('invoice_triggers')
  const decided = new Map(rows.map((row) => [row.order_type, row]))
  return ORDER_TYPES.map((orderType): TriggerRow => {
    const row = decided.get(orderType)
    return {
      orderType,
      moment: row?.moment ?? invoicingConfig.triggers[orderType],
      changedBy: row?.changed_by ?? null,
      changedAt: row?.changed_at ?? null,
    }
  })
}

const ORDER_TYPES = ['parcel', 'service', 'mixed'] as const satisfies readonly OrderType[]
