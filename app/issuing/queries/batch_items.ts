import db from '@adonisjs/lucid/services/db'
import type { InvoiceState } from '#app/invoices/invoice_states'
import type { ListedRow } from '#app/lists/list'
import { toSafeInteger } from '#app/platform/database/columns'
import { type Fen, fen } from '#app/platform/money/fen'

export const ITEM_TABS = ['failed', 'open', 'issued'] as const
export type ItemTab = (typeof ITEM_TABS)[number]

export interface ItemFilter {
  batchId: string
  tab: ItemTab | null
}

/** An order of a batch and what became of it. */
export interface BatchItem {
  id: string
  orderId: string
  orderNumber: string
  totalFen: Fen
  step: 'waiting' | 'drafted' | 'failed'
  /** Why it could not be drafted: a type of `DraftFailure`. */
  problem: string | null
  invoice: {
    id: string
    number: string | null
    state: InvoiceState
    problem: string | null
  } | null
}

const CONDITIONS: Record<ItemTab, string> = {
  failed: `(item.step = 'failed' or i.state = 'refused')`,
  open: `(item.step = 'waiting' or i.state in ('draft', 'requested', 'pending', 'unknown', 'waiting'))`,
  issued: `i.state = 'issued'`,
}

/** The invoice that counts for an item: the first that it was drafted as, or what replaced that. */
const INVOICE = `left join lateral (
  select i.* from invoice_orders share join invoices i on i.id = share.invoice_id
   where share.order_id = item.order_id and i.batch_id = item.batch_id and i.original_invoice_id is null and i.state <> 'dropped'
   order by i.created_at, i.id limit 1) i on true`

export function itemsOf({ batchId, tab }: ItemFilter) {
  const query = db
    .query<ListedRow>()
    .from('invoice_batch_items as item')
    .joinRaw(INVOICE)
    .where('item.batch_id', batchId)
  if (tab) query.whereRaw(CONDITIONS[tab])
  return query
}

export async function loadItems(ids: string[]): Promise<BatchItem[]> {
  const { rows } = await db.rawQuery(
    `select item.id, item.order_id, item.step, item.problem, o.number, o.total_fen,
            i.id as invoice_id, i.invoice_number, i.state as invoice_state, i.problem as invoice_problem
       from invoice_batch_items item join orders o on o.id = item.order_id ${INVOICE}
      where item.id = any(?)`,
    [ids]
  )
  return rows.map(toItem)
}

interface StoredItem {
  id: string
  order_id: string
  number: string
  total_fen: string
  step: BatchItem['step']
  problem: string | null
  invoice_id: string | null
  invoice_number: string | null
  invoice_state: InvoiceState
  invoice_problem: string | null
}

function toItem(row: StoredItem): BatchItem {
  return {
    id: row.id,
    orderId: row.order_id,
    orderNumber: row.number,
    totalFen: fen(toSafeInteger(row.total_fen) ?? 0),
    step: row.step,
    problem: row.problem,
    invoice: row.invoice_id
      ? {
          id: row.invoice_id,
          number: row.invoice_number,
          state: row.invoice_state,
          problem: row.invoice_problem,
        }
      : null,
  }
}
