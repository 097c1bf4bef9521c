import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { DateTime } from 'luxon'
import { clock } from '#app/platform/clock'
import { type CappedCount, cappedCount } from '#app/platform/database/capped_count'
import { decodeCursor, type Page, pageOf, seekPage } from '#app/platform/database/keyset'
import { type Fen, fen } from '#app/platform/money/fen'
import { PAYMENT_STATES, type PaymentState } from '#app/payments/payment_states'

export const PAYMENT_TABS = ['awaiting', 'unknown', 'attention', 'settled'] as const
export type PaymentTab = (typeof PAYMENT_TABS)[number]

export interface PaymentFilter {
  /** A state, or `attention`: money that no order could take, or of another amount than asked. */
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

const PAGE_SIZE = 50
const NEEDS_PERSON = `(payments.problem is not null or (payments.is_surplus and payments.amount_fen >
  (select coalesce(sum(amount_fen), 0) from refunds where payment_id = payments.id and state = 'succeeded')))`

/** Payments, newest first, one page at a time. */
export async function listPayments(
  filter: PaymentFilter,
  cursorText: unknown
): Promise<Page<PaymentRow> & { total: CappedCount }> {
  const query = filtered(filter)
  const cursor = decodeCursor(cursorText)
  const total = await cappedCount(query)
  const place = { at: 'payments.created_at', id: 'payments.id' }
  const found = await seekPage(query, place, cursor, PAGE_SIZE)
  const rows = found.map(toRow)
  const page = pageOf(rows, ({ createdAt, id }) => ({ at: createdAt, id }), cursor, PAGE_SIZE)
  return { ...page, total }
}

/** How many payments wait on the tabs that somebody has to empty. */
export async function countPaymentTabs(): Promise<
  Record<'awaiting' | 'unknown' | 'attention', CappedCount>
> {
  const none = { provider: null, number: null, from: null, until: null }
  const [awaiting, unknown, attention] = await Promise.all([
    cappedCount(filtered({ ...none, tab: 'awaiting' })),
    cappedCount(filtered({ ...none, tab: 'unknown' })),
    cappedCount(filtered({ ...none, tab: 'attention' })),
  ])
  return { awaiting, unknown, attention }
}

/** What a list address asks for; anything that is not understood is left out. */
export function readPaymentFilter(asked: Record<string, unknown>): PaymentFilter {
  const text = (name: string) => {
    const value = asked[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 100) : null
  }
  const day = (name: string) => {
    const value = text(name)
    return value && DateTime.fromFormat(value, 'yyyy-MM-dd').isValid ? value : null
  }
  const tab = [...PAYMENT_TABS, ...PAYMENT_STATES].find((known) => known === asked.tab) ?? null
  return {
    tab,
    provider: text('provider'),
    number: text('number'),
    from: day('from'),
    until: day('until'),
  }
}

function filtered(filter: PaymentFilter): DatabaseQueryBuilderContract<FoundRow> {
  const { tab, provider, number, from, until } = filter
  const query = db
    .query<FoundRow>()
    .from('payments')
    .join('orders', 'orders.id', 'payments.order_id')
    .select('payments.*', 'orders.number as order_number')
    .select(db.raw(`${NEEDS_PERSON} as needs_person`))
  if (tab === 'attention') query.whereRaw(NEEDS_PERSON)
  else if (tab) query.where('payments.state', tab)
  if (provider) query.where('payments.provider', provider)
  if (from) query.where('payments.created_at', '>=', momentOf(from, 'from'))
  if (until) query.where('payments.created_at', '<', momentOf(until, 'before'))
  if (number)
    query.where((any) => {
      for (const column of [
        'orders.number',
        'payments.trade_number',
        'payments.provider_reference',
        'payments.settlement_reference',
      ])
        any.orWhere(column, number)
    })
  return query
}

function momentOf(day: string, edge: 'from' | 'before'): string {
  return clock.timestamp(clock.businessDayRange(day)[edge])
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
