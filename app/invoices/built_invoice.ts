import invoicingConfig from '#config/invoicing'
import type { FullRateChoice } from '#app/invoices/channel_messages'
import { orderRemark } from '#app/documents/face_texts'
import type { BilledOrder } from '#app/invoices/bill'
import {
  type BuyerDetails,
  buyerOf,
  type SellerSnapshot,
  snapshotOf,
} from '#app/invoices/invoice_parties'
import { type DraftedAmounts, type DraftedLine, invoiceAmounts } from '#app/invoices/invoice_totals'
import { FULL_RATE, type TaxedSeller } from '#app/invoices/rate_of_line'
import { newRequestNumber } from '#app/invoices/request_number'
import type { Verdict } from '#app/invoices/rules/rule'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import { type Fen, fen } from '#app/platform/money/fen'
import type Seller from '#app/sellers/models/seller'

/** A draft in memory: everything the invoice will show but its number and its day. */
export interface BuiltInvoice extends DraftedAmounts {
  id: string
  /** The leading order. */
  orderId: string
  /** What it bills of each order; adds up to the total. */
  shares: { orderId: string; amountFen: Fen }[]
  /** By order line. */
  orderOf: ReadonlyMap<string, string>
  sellerId: string
  channel: string
  kind: 'ordinary' | 'vat_special'
  buyer: BuyerDetails
  seller: SellerSnapshot
  /** The number of the order; what else is printed comes from both sides: `printedRemark`. */
  remark: string
  fullRateChoice: FullRateChoice | null
}

/**
 * Built from what the orders (one at least, the leading one first) kept of their lines when they were placed, never from
 * the catalogue of today.
 */
export function buildInvoice(
  orders: readonly BilledOrder[],
  kind: BuiltInvoice['kind'],
  seller: Seller
): BuiltInvoice {
  const [{ id: orderId, details }] = orders
  const orderOf = new Map(
    orders.flatMap(({ id, lines }) => lines.map((line): [string, string] => [line.id, id]))
  )
  const amounts = invoiceAmounts(
    orders.flatMap(({ lines }) => lines),
    seller
  )
  return {
    id: newId(),
    orderId,
    shares: sharesOfLines(amounts.lines, orderOf),
    orderOf,
    sellerId: seller.id,
    channel: seller.taxChannel,
    kind,
    buyer: buyerOf(details.title),
    seller: snapshotOf(seller),
    remark: orderRemark(orders.map(({ number }) => number)),
    fullRateChoice: chosenRate(amounts.lines, seller),
    ...amounts,
  }
}

/** Told to the tax side only where the full rate is charged. */
function chosenRate(
  lines: readonly DraftedLine[],
  { taxpayerKind, fullRateChoice }: TaxedSeller
): FullRateChoice | null {
  const isFull = lines.some(({ taxRate }) => taxRate === FULL_RATE)
  return taxpayerKind === 'small_scale' && isFull ? fullRateChoice : null
}

/** What these lines bill of each order. */
export function sharesOfLines(
  lines: readonly Pick<DraftedLine, 'orderLineId' | 'totalFen'>[],
  orderOf: BuiltInvoice['orderOf']
): BuiltInvoice['shares'] {
  const amounts = new Map<string, Fen>()
  for (const { orderLineId, totalFen } of lines) {
    const orderId = orderOf.get(orderLineId)
    if (orderId === undefined) throw new Error(`line ${orderLineId} is of no order`)
    amounts.set(orderId, fen((amounts.get(orderId) ?? 0) + totalFen))
  }
  return [...amounts].map(([orderId, amountFen]) => ({ orderId, amountFen }))
}

export function invoiceRow(
  invoice: BuiltInvoice,
  verdicts: Verdict[],
  batchId: string | null = null
) {
  const now = clock.now()
  return {
    id: invoice.id,
    order_id: invoice.orderId,
    batch_id: batchId,
    seller_id: invoice.sellerId,
    kind: invoice.kind,
    state: 'draft',
    channel: invoice.channel,
    issue_request_no: newRequestNumber(),
    buyer: seal('invoices.buyer', invoice.id, invoice.buyer),
    seller: invoice.seller,
    remark: invoice.remark,
    full_rate_choice: invoice.fullRateChoice,
    net_fen: invoice.netFen,
    tax_fen: invoice.taxFen,
    total_fen: invoice.totalFen,
    rule_set: invoicingConfig.ruleSet,
    // As text: an array of objects would be taken for an array of PostgreSQL.
    verdicts: JSON.stringify(verdicts),
    created_at: now,
    updated_at: now,
  }
}

/** The lines, which line of an order each of them bills, and which orders that are. */
export function lineRows(invoice: BuiltInvoice) {
  const lines = invoice.lines.map((line) => ({ id: newId(), line }))
  return {
    orders: invoice.shares.map(({ orderId, amountFen }) => ({
      invoice_id: invoice.id,
      order_id: orderId,
      amount_fen: amountFen,
    })),
    lines: lines.map(({ id, line }) => ({
      id,
      invoice_id: invoice.id,
      position: line.position,
      name: line.name,
      spec: line.spec,
      unit: line.unit,
      quantity: line.quantity,
      unit_price_excl_tax: line.unitPriceExclTax,
      net_fen: line.netFen,
      tax_rate: line.taxRate,
      tax_treatment: line.taxTreatment,
      nature: line.nature,
      preference: line.preference,
      deduction_fen: line.deductionFen,
      tax_fen: line.taxFen,
      total_fen: line.totalFen,
      tax_class_code: line.taxClassCode,
      tax_class_short_name: line.taxClassShortName,
    })),
    allocations: lines.map(({ id, line }) => ({
      invoice_line_id: id,
      order_line_id: line.orderLineId,
      quantity: line.orderedQuantity,
      amount_fen: line.totalFen,
    })),
  }
}
