import { addressRemark, bankRemark, marginRemark } from '#app/documents/remark_texts'
import type { InvoiceLine } from '#app/invoices/channel_messages'
import type { BuyerDetails, RemarkPart, SellerSnapshot } from '#app/invoices/invoice_parties'
import type Invoice from '#app/invoices/models/invoice'
import { fen, sumFen } from '#app/platform/money/fen'
import { REMARK_PARTS } from '#app/sellers/seller_values'

/** What decides about the remarks box. */
export interface RemarkSubject {
  /** As stored: the number of the order, or what a credit invoice refers to. */
  remark: string
  seller: Pick<SellerSnapshot, 'address' | 'phone' | 'bankName' | 'bankAccount' | 'remarkParts'>
  buyer: Pick<BuyerDetails, 'address' | 'phone' | 'bankName' | 'bankAccount'>
  lines: readonly Pick<InvoiceLine, 'deductionFen'>[]
}

/** Needs `lines`. */
export function remarkOf({ remark, seller, buyerDetails, lines }: Invoice): string {
  return printedRemark({ remark, seller, buyer: buyerDetails, lines })
}

/**
 * The remarks box line by line, always in this order: the deduction of margin taxation, what is stored, then bank and
 * address of buyer and seller as the seller wants them. The buyer's are personal: they are never stored in it.
 */
export function printedRemark({ remark, seller, buyer, lines }: RemarkSubject): string {
  const deductionFen = sumFen(lines.map((line) => line.deductionFen ?? fen(0)))
  const parts: Record<RemarkPart, string> = {
    printsBuyerBank: bankRemark('buyer', buyer),
    printsBuyerAddress: addressRemark('buyer', buyer),
    printsSellerBank: bankRemark('seller', seller),
    printsSellerAddress: addressRemark('seller', seller),
  }
  const wanted = REMARK_PARTS.filter((part) => seller.remarkParts?.includes(part))
  const margin = deductionFen === 0 ? '' : marginRemark(deductionFen)
  return [margin, remark, ...wanted.map((part) => parts[part])].filter(Boolean).join('\n')
}
