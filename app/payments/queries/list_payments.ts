import db from '@adonisjs/lucid/services/db'
import { askedDays, withinDays } from '#app/lists/days'
import type { ListedRow } from '#app/lists/list'
import { DateTime } from 'luxon'
import { typedText } from '#app/platform/forms/typed_text'
import { type Fen, fen } from '#app/platform/money/fen'
import { PAYMENT_STATES, type PaymentState } from '#app/payments/payment_states'
import { OPEN_REFUND_STATES } from '#app/payments/refund_states'

export const PAYMENT_TABS = ['awaiting', 'unknown', 'attention', 'refunding', 'settled'] as const
export type PaymentTab = (typeof PAYMENT_TABS)[number]

export interface PaymentFilter {
  /**
   * A state, or `attention`: money that no order could take, or of another amount than asked; or
   * `refunding`: with a refund on its way.
   */
  tab: PaymentTab | PaymentState | null
  provider: string | null
  /** Of the order, the attempt, the provider or the bank. */
  number: string | null
  /** Business days, both included. */
  from: string | null
  until: string | null
}

export interface PaymentRow {
  id: string
  orderId: string
  orderNumber: string
  provider: string
  amountFen: Fen
  state: PaymentState
  reference: string | null
  needsPerson: boolean
  createdAt: DateTime
  settledAt: DateTime | null
}

const NEEDS_PERSON = `(payments.problem is not null or (payments.is_surplus and payments.amount_fen >
  (select coalesce(sum(amount_fen), 0) from refunds where payment_id = payments.id and state = 'succeeded')))`

const IS_REFUNDING = 'payments.id in (select payment_id from refunds where state = any(?))'

/** What a list address asks for; anything that is not understood is left out. */
export function readPaymentFilter(asked: Record<string, unknown>): PaymentFilter {
  const text = (name: string) => typedText(asked[name]) || null
  const tab = [...PAYMENT_TABS, ...PAYMENT_STATES].find((known) => known === asked.tab) ?? null
  return {
    tab,
    provider: text('provider'),
    number: text('number'),
    ...askedDays(asked),
  }
}

/** The payments of a filter, in no order. */
export function paymentsOf({ tab, provider, number, from, until }: PaymentFilter) {
  const query = db.query<ListedRow>().from('payments')
  if (tab === 'attention') query.whereRaw(NEEDS_PERSON)
  else if (tab === 'refunding') query.whereRaw(IS_REFUNDING, [[...OPEN_REFUND_STATES]])
  else if (tab) query.where('payments.state', tab)
  if (provider) query.where('payments.provider', provider)
  withinDays(query, 'payments.created_at', { from, until })
  if (number)
    query.where((any) => {
      for (const column of ['trade_number', 'provider_reference', 'settlement_reference'])
        any.orWhere(`payments.${column}`, number)
      any.orWhereRaw('payments.order_id = (select id from orders where number = ?)', [number])
    })
  return query
}

export async function loadPayments(ids: string[]): Promise<PaymentRow[]> {
  const found = await db
    .query<FoundRow>()
    .from('payments')
    .join('orders', 'orders.id', 'payments.order_id')
    .select('payments.*', 'orders.number as order_number')
    .select(db.raw(`${NEEDS_PERSON} as needs_person`))
    .whereIn('payments.id', ids)
  return found.map(toRow)
}

interface FoundRow {
  id: string
  order_id: string
  order_number: string
  provider: string
  amount_fen: string
  state: PaymentState
  provider_reference: string | null
  settlement_reference: string | null
  needs_person: boolean
  created_at: Date
  settled_at: Date | null
}

function toRow(row: FoundRow): PaymentRow {
  const moment = (value: Date | null) => value && DateTime.fromJSDate(value, { zone: 'utc' })
  return {
    id: row.id,
    orderId: row.order_id,
    orderNumber: row.order_number,
    provider: row.provider,
    amountFen: fen(Number(row.amount_fen)),
    state: row.state,
    reference: row.settlement_reference ?? row.provider_reference,
    needsPerson: row.needs_person,
    createdAt: DateTime.fromJSDate(row.created_at, { zone: 'utc' }),
    settledAt: moment(row.settled_at),
  }
}
