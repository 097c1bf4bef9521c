import type { InspectedInvoice } from '#app/documents/inspect/inspected_invoice'
import { chineseAmount } from '#app/documents/chinese_amount'
import { chineseDate } from '#app/documents/face_texts'
import { shanghaiTime } from '#app/documents/shanghai_time'
import type { Fen } from '#app/platform/money/fen'
import { formatYuan } from '#app/platform/money/fen'

/** Fields of the data of an invoice that its pages do not show. `text`: all pages, without blanks. */
export function hiddenFields(invoice: InspectedInvoice, text: string): string[] {
  const { totalFen, issuedAt } = invoice
  const shown: [string, string | null][] = [
    ['invoiceNumber', invoice.invoiceNumber],
    ['issuedOn', issuedAt && printedDay(issuedAt)],
    ['seller.name', invoice.seller.name],
    ['seller.taxpayerId', invoice.seller.taxpayerId],
    ['buyer.name', invoice.buyer.name],
    ['buyer.taxpayerId', invoice.buyer.taxpayerId],
    ['netFen', printed(invoice.netFen)],
    ['taxFen', printed(invoice.taxFen)],
    ['totalFen', printed(totalFen)],
    ['totalInWords', totalFen === null ? null : chineseAmount(totalFen)],
    ['issuedBy', invoice.issuedBy],
    ...invoice.lines.flatMap(({ name, netFen }, index): [string, string | null][] => [
      [`lines.${index + 1}.name`, name],
      [`lines.${index + 1}.netFen`, netFen === null ? null : formatYuan(netFen)],
    ]),
  ]
  return shown
    .filter(([, value]) => value !== null && !text.includes(value.replace(/\s/g, '')))
    .map(([field]) => field)
}

/** Nothing is printed where there is no tax. */
function printed(amount: Fen | null): string | null {
  return amount === null || amount === 0 ? null : `\u00A5${formatYuan(amount)}`
}

function printedDay(issuedAt: string): string {
  const { year, month, day } = shanghaiTime(issuedAt)
  return chineseDate(year, month, day)
}
