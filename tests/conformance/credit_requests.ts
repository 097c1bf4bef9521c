import type { InvoiceLine, IssuedInvoice, IssueRequest } from '#app/invoices/channel_messages'
import type {
  BuyersForm,
  CreditApplication,
  CreditConfirmation,
  CreditLine,
  CreditReason,
  CreditRequest,
} from '#app/invoices/credit_messages'
import { newId } from '#app/platform/database/uuid'
import { fen, sumFen } from '#app/platform/money/fen'

/** The whole original, or so many pieces of its last line, which has three. */
export interface Share {
  reason?: CreditReason
  pieces?: 1 | 2 | 3
}

export function applicationFor(
  request: IssueRequest,
  issued: IssuedInvoice,
  { reason = 'goods_returned', pieces }: Share = {}
): CreditApplication {
  const lines = pieces === undefined ? request.lines.map(whole) : [partOf(request, pieces)]
  return {
    applicationNumber: newNumber(),
    requestNumber: newNumber(),
    originalInvoiceNumber: issued.invoiceNumber,
    originalIssuedAt: issued.issuedAt,
    originalKind: request.kind,
    reason,
    seller: request.seller,
    buyer: request.buyer,
    lines,
    netFen: sumFen(lines.map(({ netFen }) => netFen)),
    taxFen: sumFen(lines.map(({ taxFen }) => taxFen)),
    totalFen: sumFen(lines.map(({ totalFen }) => totalFen)),
  }
}

export function creditFor(
  application: CreditApplication,
  { confirmationNumber }: CreditConfirmation | BuyersForm
): CreditRequest {
  const { originalInvoiceNumber: original } = application
  const number = confirmationNumber ?? ''
  return {
    ...application,
    confirmationNumber: number,
    remark: `被红冲蓝字数电票号码：${original} 红字发票信息确认单编号：${number}`,
    issuedBy: 'Wang',
  }
}

function whole(line: InvoiceLine): CreditLine {
  return {
    ...line,
    nature: 'normal',
    originalPosition: line.position,
    quantity: line.quantity && `-${line.quantity}`,
    netFen: fen(-line.netFen),
    taxFen: fen(-line.taxFen),
    totalFen: fen(-line.totalFen),
  }
}

/** One piece, two pieces and the last three sum up to the line to the fen. */
function partOf({ lines }: IssueRequest, pieces: number): CreditLine {
  const line = lines[lines.length - 1]
  const upTo = (amount: number, count: number) => Math.round((amount * count) / 3)
  const from = pieces === 2 ? 1 : 0
  const slice = (amount: number) => upTo(amount, from + pieces) - upTo(amount, from)
  const [totalFen, netFen] = [slice(line.totalFen), slice(line.netFen)]
  return {
    ...whole(line),
    position: 1,
    quantity: `-${pieces}`,
    unitPriceExclTax: (netFen / pieces / 100).toFixed(8),
    netFen: fen(-netFen),
    taxFen: fen(netFen - totalFen),
    totalFen: fen(-totalFen),
  }
}

function newNumber(): string {
  return newId().replaceAll('-', '').slice(-20)
}
