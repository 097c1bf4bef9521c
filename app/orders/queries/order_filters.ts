import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type { OrderStatus } from '#app/orders/order_states'
import type { InvoiceKind, OrderSource, OrderType } from '#app/orders/order_draft'
import { withinDays } from '#app/lists/days'

/** What a list of orders can be narrowed by; every filter works with every other. */
export interface OrderFilters {
  status?: OrderStatus
  orderType?: OrderType
  invoiceKind?: InvoiceKind
  source?: OrderSource
  hasFindings?: boolean
  /** Only what this user entered. */
  authorId?: string
  /** Business days, both inclusive. */
  fromDay?: string
  toDay?: string
  /** Only what this customer may see. */
  customerId?: string
  /** Only what came from this sheet. */
  importId?: string
  /** Deleted orders are hidden unless they are asked for; purged ones always. */
  isDeleted?: boolean
}

export function applyFilters(query: DatabaseQueryBuilderContract, filters: OrderFilters): void {
  if (filters.isDeleted) query.whereNotNull('orders.deleted_at').whereNotNull('orders.purge_after')
  else query.whereNull('orders.deleted_at')
  if (filters.status) query.where('orders.status', filters.status)
  if (filters.orderType) query.where('orders.order_type', filters.orderType)
  if (filters.invoiceKind) query.where('orders.invoice_kind', filters.invoiceKind)
  if (filters.source) query.where('orders.source', filters.source)
  if (filters.hasFindings !== undefined) query.where('orders.has_findings', filters.hasFindings)
  if (filters.authorId) query.where('orders.author_id', filters.authorId)
  if (filters.customerId) query.where('orders.customer_id', filters.customerId)
  if (filters.importId) {
    query.whereRaw(
      'exists (select from order_import_rows r where r.order_id = orders.id and r.import_id = ?)',
      [filters.importId]
    )
  }
  const days = { from: filters.fromDay ?? null, until: filters.toDay ?? null }
  withinDays(query, 'orders.placed_at', days)
}
