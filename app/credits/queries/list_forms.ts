import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { DateTime } from 'luxon'
import type { FormState } from '#app/credits/confirmation_states'
import { CLEARED_FORM_STATES, OPEN_FORM_STATES } from '#app/credits/form_states'
import type { CreditReason } from '#app/invoices/credit_messages'
import { askedDays, withinDays } from '#app/lists/days'
import type { ListedRow } from '#app/lists/list'
import { typedText } from '#app/platform/forms/typed_text'
import { type Fen, fen } from '#app/platform/money/fen'

export const FORM_TABS = ['to_answer', 'attention', 'open', 'used', 'ended'] as const
export type FormTab = (typeof FORM_TABS)[number]

export interface FormFilters {
  tab: FormTab | null
  reason: CreditReason | null
  /** Of the original, the credit invoice, the form or the order, whole. */
  number: string | null
  /** Business days, both included. */
  from: string | null
  until: string | null
}

export interface FormRow {
  id: string
  originalId: string
  originalNumber: string | null
  orderNumber: string
  orderId: string
  state: FormState
  openedBy: 'seller' | 'buyer'
  reason: CreditReason
  problem: string | null
  totalFen: Fen
  expiresAt: DateTime | null
  createdAt: DateTime
}

export const CREDIT_REASONS = [
  'goods_returned',
  'service_stopped',
  'allowance',
  'wrong_invoice',
] as const satisfies readonly CreditReason[]

/** Someone has to look: nobody knows the outcome, or the credit invoice of a good form was refused. */
const NEEDS_PERSON = `(credit_confirmations.state = 'unknown'
  or (credit_confirmations.state = any(?) and exists (select from invoices c
       where c.id = credit_confirmations.credit_invoice_id and c.state = 'refused')))`

/** What a list address asks for; anything that is not understood is left out. */
export function readFormFilters(asked: Record<string, unknown>): FormFilters {
  return {
    tab: FORM_TABS.find((known) => known === asked.tab) ?? null,
    reason: CREDIT_REASONS.find((known) => known === asked.reason) ?? null,
    number: typedText(asked.number) || null,
    ...askedDays(asked),
  }
}

/** The forms of a filter, in no order. */
export function formsOf({ tab, reason, number, from, until }: FormFilters) {
  const query = db.query<ListedRow>().from('credit_confirmations')
  narrow(query, tab)
  if (reason) query.where('credit_confirmations.reason', reason)
  withinDays(query, 'credit_confirmations.created_at', { from, until })
  if (number)
    query.where((any) => {
      any.orWhere('credit_confirmations.confirmation_number', number)
      any.orWhereRaw(
        `exists (select from invoices i where i.invoice_number = ?
           and i.id in (credit_confirmations.original_invoice_id, credit_confirmations.credit_invoice_id))`,
        [number]
      )
      any.orWhereRaw(
        `credit_confirmations.original_invoice_id in (select s.invoice_id from invoice_orders s
           join orders o on o.id = s.order_id where o.number = ?)`,
        [number]
      )
    })
  return query
}

function narrow(query: DatabaseQueryBuilderContract, tab: FormTab | null): void {
  const state = 'credit_confirmations.state'
  if (tab === 'to_answer') query.where(state, 'awaiting_seller')
  if (tab === 'attention') query.whereRaw(NEEDS_PERSON, [[...CLEARED_FORM_STATES]])
  if (tab === 'open') query.whereIn(state, [...OPEN_FORM_STATES])
  if (tab === 'used') query.where(state, 'used')
  if (tab === 'ended') query.whereNotIn(state, [...OPEN_FORM_STATES, 'used'])
}

export async function loadForms(ids: string[]): Promise<FormRow[]> {
  const found = await db
    .query<FoundForm>()
    .from('credit_confirmations as f')
    .join('invoices as i', 'i.id', 'f.original_invoice_id')
    .join('orders as o', 'o.id', 'i.order_id')
    .whereIn('f.id', ids)
    .select('f.*', 'i.invoice_number', 'o.number as order_number', 'o.id as order_id')
  return found.map(toRow)
}

interface FoundForm {
  id: string
  original_invoice_id: string
  invoice_number: string | null
  order_number: string
  order_id: string
  state: FormState
  opened_by: 'seller' | 'buyer'
  reason: CreditReason
  problem: string | null
  total_fen: string
  expires_at: Date | null
  created_at: Date
}

function toRow(row: FoundForm): FormRow {
  const moment = (value: Date) => DateTime.fromJSDate(value, { zone: 'utc' })
  return {
    id: row.id,
    originalId: row.original_invoice_id,
    originalNumber: row.invoice_number,
    orderNumber: row.order_number,
    orderId: row.order_id,
    state: row.state,
    openedBy: row.opened_by,
    reason: row.reason,
    problem: row.problem,
    totalFen: fen(Number(row.total_fen)),
    expiresAt: row.expires_at && moment(row.expires_at),
    createdAt: moment(row.created_at),
  }
}
