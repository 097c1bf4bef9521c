import invoicingConfig from '#config/invoicing'
import { orderRemark } from '#app/documents/face_texts'
import {
  type BuyerDetails,
  buyerOf,
  type SellerSnapshot,
  snapshotOf,
} from '#app/invoices/invoice_parties'
import { type DraftedAmounts, invoiceAmounts, type SoldLine } from '#app/invoices/invoice_totals'
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
  remark: string
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
  return {
    id: newId(),
    orderId: order.id,
    sellerId: seller.id,
    channel: seller.taxChannel,
    kind,
    buyer: buyerOf(order.details.title),
    seller: snapshotOf(seller),
    remark: orderRemark(order.number),
    ...invoiceAmounts(order.lines),
  }
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
