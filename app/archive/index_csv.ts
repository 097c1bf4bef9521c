import type { ArchiveRecord } from '#app/archive/record'
import { formatYuan } from '#app/platform/money/fen'

type Indexed = Pick<
  ArchiveRecord,
  | 'invoiceNumber'
  | 'issuedOn'
  | 'kind'
  | 'originalNumber'
  | 'buyer'
  | 'netFen'
  | 'taxFen'
  | 'totalFen'
  | 'orderNumber'
> & { payments: readonly { tradeNumber: string }[]; vouchers: readonly { id: string }[] }

/** Spreadsheets open it as UTF-8 by its first three bytes. */
const BYTE_ORDER_MARK = '\uFEFF'
const COLUMNS = [
  'invoice_number',
  'issued_on',
  'kind',
  'original_number',
  'buyer_name',
  'buyer_taxpayer_id',
  'net',
  'tax',
  'total',
  'order_number',
  'payments',
  'vouchers',
]

export const INDEX_HEAD = `${BYTE_ORDER_MARK}${COLUMNS.join(',')}\r\n`

/** The line from an invoice to its order and its vouchers. A text is never taken for a formula. */
export function indexLine(record: Indexed): string {
  const cells = [
    record.invoiceNumber,
    record.issuedOn,
    record.kind,
    record.originalNumber ?? '',
    record.buyer.name,
    record.buyer.taxpayerId ?? '',
    formatYuan(record.netFen),
    formatYuan(record.taxFen),
    formatYuan(record.totalFen),
    record.orderNumber,
    record.payments.map(({ tradeNumber }) => tradeNumber).join(' '),
    record.vouchers.map(({ id }) => id).join(' '),
  ]
  return `${cells.map(cell).join(',')}\r\n`
}

/** The invoice numbers of an index, in its order. */
export function indexedNumbers(text: string): string[] {
  return text
    .slice(INDEX_HEAD.length)
    .split('\r\n')
    .flatMap((line) => /^"?(\d{20})"?,/.exec(line)?.[1] ?? [])
}

function cell(text: string): string {
  const isFormula = /^[=+@\t\r]|^-(?![\d.]+$)/.test(text)
  const safe = isFormula ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
