import type { DocumentFormat, IssueRequest } from '#app/invoices/channel_messages'
import { type Fen, fen, parseYuan } from '#app/platform/money/fen'

/** One invoice as `queryInvoiceResult` lists it. */
export interface InvoiceEntry {
  serialNumber: string
  status: string
  failCause: string
  invoiceNumber: string
  /** Milliseconds since 1970; null while there is none. */
  issuedAt: number | null
  totalFen: Fen | null
  urls: Partial<Record<DocumentFormat, string>>
  buyerName: string
  buyerTaxpayerId: string
  remark: string
  /** Everything of the buyer's that their words could repeat. */
  personal: string[]
}

/** Null for what is not in their form. */
export function readEntry(value: unknown): InvoiceEntry | null {
  if (typeof value !== 'object' || value === null || !('status' in value)) return null
  const told = value as Record<string, unknown>
  const text = (name: string) => {
    const content = told[name]
    return typeof content === 'string' || typeof content === 'number' ? String(content) : ''
  }
  const moment = Number(text('invoiceTime'))
  const personal = ['payerName', 'payerTaxNo', 'address', 'telephone', 'bankAccount']
  return {
    serialNumber: text('serialNo'),
    status: text('status'),
    failCause: text('failCause') || text('statusMsg'),
    invoiceNumber: text('allElectronicInvoiceNumber') || text('invoiceNo'),
    issuedAt: Number.isSafeInteger(moment) && moment > 0 ? moment : null,
    totalFen: totalOf(text('orderAmount'), text('exTaxAmount'), text('taxAmount')),
    urls: urlsOf({ ofd: text('ofdUrl'), pdf: text('pdfUrl'), xml: text('xmlUrl') }),
    buyerName: text('payerName'),
    buyerTaxpayerId: text('payerTaxNo'),
    remark: text('remark'),
    personal: [...personal, 'phone', 'notifyEmail'].map(text),
  }
}

/**
 * Whether the invoice under our number is the one that we ask for. Spaces and widths may be changed on the
 * way, and the tax side may add to a remark.
 */
export function isSameOrder(entry: InvoiceEntry, request: IssueRequest): boolean {
  const { buyer, remark, totalFen } = request
  return (
    (entry.totalFen === null || entry.totalFen === totalFen) &&
    plain(entry.buyerName) === plain(buyer.name) &&
    plain(entry.buyerTaxpayerId) === plain(buyer.taxpayerId ?? '') &&
    plain(entry.remark).includes(plain(remark))
  )
}

/** Older answers lack the whole amount. */
function totalOf(total: string, net: string, tax: string): Fen | null {
  if (total !== '') return parseYuan(total)
  const [netFen, taxFen] = [parseYuan(net), parseYuan(tax)]
  return netFen === null || taxFen === null ? null : fen(netFen + taxFen)
}

function urlsOf(urls: Record<DocumentFormat, string>): InvoiceEntry['urls'] {
  return Object.fromEntries(Object.entries(urls).filter(([, url]) => url !== ''))
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
}
