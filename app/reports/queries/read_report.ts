import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { applyLineFilters, applySumFilters, isAboutLines } from '#app/invoices/queries/sum_filters'
import { type Grouping, GROUPINGS } from '#app/reports/groupings'
import type { ReportQuestion } from '#app/reports/report_question'
import {
  addSums,
  type ColouredSums,
  NO_SUMS,
  type StoredSums,
  SUM_COLUMNS,
  toSums,
} from '#app/reports/sums'

export interface ReportGroup {
  key: string
  sums: ColouredSums
}

export interface Report {
  groups: ReportGroup[]
  /** Amounts of the groups that are not shown, and how many they are; null when all are. */
  rest: { groups: number; sums: ColouredSums } | null
  /** Every invoice once, also when it stands in several groups. */
  total: ColouredSums
}

/** What is counted, without how it is grouped. */
export type ReportScope = Omit<ReportQuestion, 'period' | 'grouping'>

/** @param most the groups to be shown; the others are summed up */
export async function readReport(question: ReportQuestion, most: number): Promise<Report> {
  const grouping: Grouping = GROUPINGS[question.grouping]
  const [groups, counted] = await Promise.all([
    sumsBy(question, grouping),
    grouping.of === 'lines' ? totalOf(question) : null,
  ])
  const hidden = groups.slice(most)
  return {
    groups: groups.slice(0, most),
    rest: hidden.length > 0 ? { groups: hidden.length, sums: together(hidden) } : null,
    total: counted ?? together(groups),
  }
}

function together(groups: readonly ReportGroup[]): ColouredSums {
  return groups.reduce((sum, group) => addSums(sum, group.sums), NO_SUMS)
}

/** Every invoice once. */
async function totalOf(asked: ReportScope): Promise<ColouredSums> {
  const rows: StoredSums[] = await db.from(summed(asked, null)).select(db.raw(SUM_COLUMNS))
  return toSums(rows[0])
}

/** All groups in the order of their grouping. */
export async function sumsBy(asked: ReportScope, grouping: Grouping): Promise<ReportGroup[]> {
  const order = grouping.order === 'key' ? 'key' : 'coalesce(sum(total_fen), 0) desc, key'
  const rows: (StoredSums & { key: string })[] = await db
    .from(summed(asked, grouping))
    .select(db.raw(`key::text as key, ${SUM_COLUMNS}`))
    .groupBy('key')
    .orderByRaw(order)
  return rows.map((row) => ({ key: row.key, sums: toSums(row) }))
}

/** One row for an invoice, or for an invoice and a group of its lines: key, is_red and the amounts. */
function summed(asked: ReportScope, grouping: Grouping | null): DatabaseQueryBuilderContract {
  const { filters, state } = asked
  const query = db.from('invoices')
  if (state) query.where('invoices.state', state)
  if (grouping?.needsOrders) query.join('orders', 'orders.id', 'invoices.order_id')
  const key = grouping ? `(${grouping.sql}) as key, ` : ''
  const isRed = 'invoices.original_invoice_id is not null as is_red'
  if (grouping?.of !== 'lines' && !isAboutLines(filters)) {
    applySumFilters(query, filters)
    return query
      .select(db.raw(`${key}${isRed}, invoices.net_fen, invoices.tax_fen, invoices.total_fen`))
      .as('summed')
  }
  const sums = ['net', 'tax', 'total'].map((name) => `sum(l.${name}_fen) as ${name}_fen`)
  const lines = linesOf<object>(asked)
  if (grouping?.needsOrders) lines.join('orders', 'orders.id', 'invoices.order_id')
  return lines
    .select(db.raw(`${key}${isRed}, ${sums.join(', ')}`))
    .groupByRaw(`invoices.id${grouping ? `, ${grouping.sql}` : ''}`)
    .as('summed')
}

/** Invoices and their lines as `l`, no columns. */
export function linesOf<Row>({ filters, state }: ReportScope): DatabaseQueryBuilderContract<Row> {
  const query = db.query<Row>().from('invoices')
  query.join('invoice_lines as l', 'l.invoice_id', 'invoices.id')
  if (state) query.where('invoices.state', state)
  applySumFilters(query, { ...filters, rate: null, taxClass: null, nature: null })
  applyLineFilters(query, filters)
  return query
}
