import type { TakenLine } from '#app/invoices/lines/take_back'
import type Invoice from '#app/invoices/models/invoice'
import { newRequestNumber } from '#app/invoices/request_number'
import type { CreditReason } from '#app/invoices/credit_messages'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import { addDecimals, negateDecimal } from '#app/platform/money/decimal'
import { type Fen, sumFen } from '#app/platform/money/fen'

/** What a line of an original bills, and what of it credits before took back (negative). */
export interface BilledLine {
  orderLineId: string
  orderId: string
  /** Decimal strings. */
  quantity: string
  takenQuantity: string
  takenFen: Fen
}

export interface CreditDraft {
  id: string
  /** With `lines`. */
  original: Invoice
  reason: CreditReason
  /** Null for a form that the buyer opened. */
  applicationNumber: string | null
  confirmationNumber: string | null
  remark: string
  lines: readonly TakenLine[]
}

/** The rows of a credit invoice: parties, rates and names are those of its original, amounts are negative. */
export function creditRow(draft: CreditDraft) {
  const { id, original, lines, reason } = draft
  const now = clock.now()
  return {
    id,
    order_id: original.orderId,
    seller_id: original.sellerId,
    kind: original.kind,
    state: 'draft',
    channel: original.channel,
    issue_request_no: newRequestNumber(),
    original_invoice_id: original.id,
    credit_reason: reason,
    application_number: draft.applicationNumber,
    confirmation_number: draft.confirmationNumber,
    buyer: seal('invoices.buyer', id, original.buyerDetails),
    seller: original.seller,
    remark: draft.remark,
    full_rate_choice: original.fullRateChoice,
    net_fen: sumFen(lines.map(({ netFen }) => netFen)),
    tax_fen: sumFen(lines.map(({ taxFen }) => taxFen)),
    total_fen: sumFen(lines.map(({ totalFen }) => totalFen)),
    rule_set: original.ruleSet,
    created_at: now,
    updated_at: now,
  }
}

export function creditLineRows(
  { id: invoiceId, original, lines }: CreditDraft,
  billed: ReadonlyMap<string, BilledLine>
) {
  return lines.map((taken, index) => {
    const line = original.lines.find(({ position }) => position === taken.originalPosition)
    const bill = line && billed.get(line.id)
    if (!line || !bill) throw new Error(`${original.id} has no line ${taken.originalPosition}`)
    const id = newId()
    return {
      line: {
        id,
        invoice_id: invoiceId,
        position: index + 1,
        original_line_id: line.id,
        name: line.name,
        spec: line.spec,
        unit: line.unit,
        quantity: taken.quantity,
        unit_price_excl_tax: taken.unitPriceExclTax,
        net_fen: taken.netFen,
        tax_rate: line.taxRate,
        tax_treatment: line.taxTreatment,
        nature: 'normal',
        preference: line.preference,
        deduction_fen: taken.deductionFen,
        tax_fen: taken.taxFen,
        total_fen: taken.totalFen,
        tax_class_code: line.taxClassCode,
        tax_class_short_name: line.taxClassShortName,
      },
      allocation: {
        invoice_line_id: id,
        order_line_id: bill.orderLineId,
        quantity: allocatedQuantity(taken, bill, effectiveFen(original, line.position)),
        amount_fen: taken.totalFen,
      },
      orderId: bill.orderId,
    }
  })
}

/** With the last of the money go all pieces, also those that were never printed. */
function allocatedQuantity(taken: TakenLine, bill: BilledLine, wholeFen: number): string {
  const isLast = wholeFen + bill.takenFen + taken.totalFen === 0
  if (!isLast) return taken.quantity ?? '0'
  return negateDecimal(addDecimals(bill.quantity, bill.takenQuantity))
}

/** A line with the discount behind it. */
function effectiveFen({ lines }: Invoice, position: number): number {
  const [line, next] = [position, position + 1].map((at) =>
    lines.find((each) => each.position === at)
  )
  return (line?.totalFen ?? 0) + (next?.nature === 'discount' ? next.totalFen : 0)
}
