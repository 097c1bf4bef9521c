import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import issuingConfig from '#config/issuing'
import { namesOf } from '#app/identity/queries/names_of'
import type { ListedRow } from '#app/lists/list'
import { clock } from '#app/platform/clock'

/** Why an invoice does not come along by itself. Texts: `issuing.kinds.<kind>` and `issuing.advice.<kind>`. */
export const EXCEPTION_KINDS = [
  'refused_by_rules',
  'refused_by_tax_side',
  'unclear',
  'login_needed',
  'over_quota',
  'documents_missing',
  'not_delivered',
] as const

export type ExceptionKind = (typeof EXCEPTION_KINDS)[number]

export interface ExceptionRow {
  id: string
  kind: ExceptionKind
  invoiceId: string
  invoiceNumber: string | null
  orderId: string
  orderNumber: string
  sellerId: string
  problem: string | null
  since: DateTime
  caretaker: string | null
}

const EXCEPTIONS = `
  select i.id, i.id as invoice_id, i.updated_at as since,
         case when i.problem = 'rules' then 'refused_by_rules' else 'refused_by_tax_side' end as kind
    from invoices i where i.state = 'refused'
  union all
  select i.id, i.id, i.created_at, 'unclear' from invoices i
   where i.state in ('requested', 'pending', 'unknown') and i.created_at <= :unclear
  union all
  select i.id, i.id, i.updated_at, case when i.problem = 'login_needed' then 'login_needed' else 'over_quota' end
    from invoices i where i.state = 'waiting'
  union all
  select i.id, i.id, i.issued_at, 'documents_missing' from invoices i
   where i.state = 'issued' and (i.problem is not null or i.documents_due_at <= :documents)
  union all
  select m.id, m.invoice_id, m.queued_at, 'not_delivered' from messages m
   where m.state in ('bounced', 'failed') and m.invoice_id is not null and m.channel <> 'site'
     and not exists (select from messages later where later.invoice_id = m.invoice_id and later.channel = m.channel
                        and later.queued_at > m.queued_at)`

function moments() {
  const now = clock.now()
  return {
    unclear: now.minus({ minutes: issuingConfig.unclearAfterMinutes }).toJSDate(),
    documents: now.minus({ minutes: issuingConfig.documentsMissingAfterMinutes }).toJSDate(),
  }
}

/** Everything that needs somebody, in no order. */
export function exceptionsOf(kind: ExceptionKind | null) {
  const query = db
    .query<ListedRow>()
    .with('exceptions', db.raw(EXCEPTIONS, moments()))
    .from('exceptions')
  if (kind) query.where('exceptions.kind', kind)
  return query
}

interface StoredException {
  id: string
  kind: ExceptionKind
  invoice_id: string
  invoice_number: string | null
  order_id: string
  number: string
  seller_id: string
  problem: string | null
  since: Date
  user_id: string | null
}

export async function loadExceptions(ids: string[]): Promise<ExceptionRow[]> {
  const query = exceptionsOf(null)
    .join('invoices as i', 'i.id', 'exceptions.invoice_id')
    .join('orders as o', 'o.id', 'i.order_id')
    .leftJoin('invoice_caretakers as c', 'c.invoice_id', 'i.id')
    .whereIn('exceptions.id', ids)
    .select('exceptions.*', 'i.invoice_number', 'i.order_id', 'i.seller_id', 'i.problem')
    .select('o.number', 'c.user_id')
  // Its columns are those that are selected.
  const rows = (await query) as unknown as StoredException[]
  const names = await namesOf(rows.map((row) => row.user_id))
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    invoiceId: row.invoice_id,
    invoiceNumber: row.invoice_number,
    orderId: row.order_id,
    orderNumber: row.number,
    sellerId: row.seller_id,
    problem: row.problem,
    since: DateTime.fromJSDate(row.since, { zone: 'utc' }),
    caretaker: row.user_id && (names[row.user_id] ?? null),
  }))
}
