import invoicingConfig from '#config/invoicing'
import type { FullRateChoice } from '#app/invoices/channel_messages'
import { orderRemark } from '#app/documents/face_texts'
import {
  type BuyerDetails,
  buyerOf,
  type SellerSnapshot,
  snapshotOf,
} from '#app/invoices/invoice_parties'
import {
  type DraftedAmounts,
  type DraftedLine,
  invoiceAmounts,
  type SoldLine,
} from '#app/invoices/invoice_totals'
import { FULL_RATE, type TaxedSeller } from '#app/invoices/rate_of_line'
import { newRequestNumber } from '#app/invoices/request_number'
import type { Verdict } from '#app/invoices/rules/rule'
import type { OrderDetails } from '#app/orders/order_draft'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import type Seller from '#app/sellers/models/seller'

/** A draft in memory: everything the invoice will show but its number and its day. */
export interface BuiltInvoice extends DraftedAmounts {
  id: string
  orderId: string
  sellerId: string
  channel: string
  kind: 'ordinary' | 'vat_special'
  buyer: BuyerDetails
  seller: SellerSnapshot
  /** The number of the order; what else is printed comes from both sides: `printedRemark`. */
  remark: string
  fullRateChoice: FullRateChoice | null
}

/** What an invoice is built from: an order, or what is as good as one. */
export interface BilledOrder {
  id: string
  number: string
  details: Pick<OrderDetails, 'title'>
  lines: readonly SoldLine[]
}

/** Built from what the order kept of its lines when it was placed, never from the catalogue of today. */
export function buildInvoice(
  order: BilledOrder,
  kind: BuiltInvoice['kind'],
  seller: Seller
): BuiltInvoice {
  const amounts = invoiceAmounts(order.lines, seller)
  return {
    id: newId(),
    orderId: order.id,
    sellerId: seller.id,
    channel: seller.taxChannel,
    kind,
    buyer: buyerOf(order.details.title),
    seller: snapshotOf(seller),
    remark: orderRemark(order.number),
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

export function invoiceRow(invoice: BuiltInvoice, verdicts: Verdict[]) {
  const now = clock.now()
  return {
    id: invoice.id,
    order_id: invoice.orderId,
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

/** The lines, and which line of the order each of them bills. */
export function lineRows(invoice: BuiltInvoice) {
  const lines = invoice.lines.map((line) => ({ id: newId(), line }))
  return {
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
