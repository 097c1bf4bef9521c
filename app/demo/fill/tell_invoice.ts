import type { DateTime } from 'luxon'
import type { Story } from '#app/demo/fill/story'
import { isInvoiced } from '#app/demo/fill/tell_order'
import { buildInvoice, type BuiltInvoice, invoiceRow, lineRows } from '#app/invoices/built_invoice'
import { invoiceStates } from '#app/invoices/invoice_states'
import type { SoldLine } from '#app/invoices/invoice_totals'
import { isRefused, judge } from '#app/invoices/rules/judge'
import type { RuleFacts } from '#app/invoices/rules/rule'
import { verificationIndex } from '#app/invoices/verification_index'
import type { BuiltLine } from '#app/orders/build_order'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import type Seller from '#app/sellers/models/seller'

export interface Issuer {
  seller: Seller
  taxClasses: RuleFacts['taxClasses']
}

export interface ToldInvoice {
  invoice: BuiltInvoice
  /** Null until it is issued. */
  number: string | null
}

const NO_DOUBTS = { papers: [], alike: [], quotaLeftFen: null }

/** Channel number of the filling; that of the tax sandbox is 9. */
const CHANNEL = '8'
const SEQUENCE_DIGITS = 15

/** The invoice of a completed order, through the rules; null for orders that want or need none. */
export function tellInvoice(story: Story, { seller, taxClasses }: Issuer): ToldInvoice | null {
  const { order, fate } = story.told
  const at = story.when('invoiced')
  const { invoiceKind } = order.draft
  if (!at || invoiceKind === 'none' || order.totalFen === 0) return null

  clock.freeze(at)
  const billed = { ...order, lines: order.lines.map(soldLine) }
  const invoice = buildInvoice([billed], invoiceKind, seller)
  const verdicts = judge({
    ...invoice,
    facts: { ...NO_DOUBTS, taxClasses, today: clock.businessDay() },
  })
  const isIssued = isInvoiced(story)
  const end = isIssued ? 'issue' : fate === 'invoice_unclear' ? 'lose_track' : 'draft'
  const number = isIssued ? invoiceNumber(story, seller, at) : null
  story.rows.add('invoices', {
    ...invoiceRow(invoice, verdicts),
    state: walkInvoice(story, invoice.id, at, isRefused(verdicts) ? 'refuse' : end),
    problem: isRefused(verdicts) ? 'rules' : end === 'lose_track' ? 'timeout' : null,
    ...issuedColumns(invoice, number, at),
    asked_at: end === 'draft' ? null : at,
  })
  const { orders, lines, allocations } = lineRows(invoice)
  story.rows.add('invoice_orders', ...orders)
  story.rows.add('invoice_lines', ...lines)
  story.rows.add('invoice_line_allocations', ...allocations)
  return { invoice, number }
}

function soldLine({ product, ...line }: BuiltLine): SoldLine {
  const { name, spec, unit, taxRate, taxClassCode, taxTreatment } = product
  const taxClassShortName = product.taxClass.shortName
  return { ...line, name, spec, unit, taxRate, taxClassCode, taxClassShortName, taxTreatment }
}

function walkInvoice(
  story: Story,
  id: string,
  at: DateTime,
  end: 'issue' | 'lose_track' | 'refuse' | 'draft'
) {
  const subject = { subject: 'invoice', subjectId: id }
  story.audit(at, { actor: SYSTEM, action: 'invoices.drafted', ...subject })
  if (end === 'issue') story.audit(at, { actor: SYSTEM, action: 'invoices.issued', ...subject })
  const request = { verb: 'request', at, by: SYSTEM } as const
  const moves = {
    issue: [request, { verb: 'issue', at, by: SYSTEM }],
    lose_track: [request, { verb: 'lose_track', at, by: SYSTEM }],
    refuse: [{ verb: 'refuse', at, by: SYSTEM }],
    draft: [],
  } as const
  return story.walk(invoiceStates, id, { state: 'draft', at, by: SYSTEM }, [...moves[end]])
}

/** Year, region, channel and the number of the order, which no other filling has. */
function invoiceNumber({ told: { sequence } }: Story, seller: Seller, at: DateTime): string {
  const year = clock.businessDay(at).slice(2, 4)
  const series = year + seller.regionCode.slice(0, 2) + CHANNEL
  return series + String(sequence).padStart(SEQUENCE_DIGITS, '0')
}

function issuedColumns({ totalFen }: BuiltInvoice, number: string | null, at: DateTime) {
  if (number === null)
    return { invoice_number: null, number_index: null, issued_at: null, issued_on: null }
  const issuedOn = clock.businessDay(at)
  return {
    invoice_number: number,
    number_index: verificationIndex({ invoiceNumber: number, issuedOn, totalFen }),
    issued_at: at.startOf('second'),
    issued_on: issuedOn,
  }
}
