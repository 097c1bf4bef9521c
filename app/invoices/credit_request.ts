import type { CreditApplication, CreditLine, CreditRequest } from '#app/invoices/credit_messages'
import { issueRequest } from '#app/invoices/issue_request'
import type Invoice from '#app/invoices/models/invoice'

/**
 * What a tax channel is asked about a credit invoice: the same invoice always gives the same questions. Both need
 * `lines`, and `original` with its `lines`. They throw for what is no credit invoice.
 */
export function creditApplication(credit: Invoice): CreditApplication {
  const { applicationNumber } = credit
  if (applicationNumber === null) throw new Error(`invoice ${credit.id} has no application`)
  return { ...contentOf(credit), applicationNumber }
}

export function creditRequest(credit: Invoice): CreditRequest {
  const { applicationNumber, confirmationNumber } = credit
  if (confirmationNumber === null) throw new Error(`credit invoice ${credit.id} is not confirmed`)
  const { remark, issuedBy } = issueRequest(credit)
  return { ...contentOf(credit), applicationNumber, confirmationNumber, remark, issuedBy }
}

function contentOf(credit: Invoice): Omit<CreditApplication, 'applicationNumber'> {
  const { original, creditReason: reason } = credit
  if (reason === null) throw new Error(`invoice ${credit.id} is no credit invoice`)
  if (original.invoiceNumber === null || original.issuedAt === null)
    throw new Error(`invoice ${original.id} is not issued`)
  const { requestNumber, seller, buyer, netFen, taxFen, totalFen } = issueRequest(credit)
  return {
    requestNumber,
    originalInvoiceNumber: original.invoiceNumber,
    originalIssuedAt: original.issuedAt,
    originalKind: original.kind,
    reason,
    seller,
    buyer,
    lines: creditLines(credit),
    netFen,
    taxFen,
    totalFen,
  }
}

function creditLines(credit: Invoice): CreditLine[] {
  const positions = new Map(credit.original.lines.map(({ id, position }) => [id, position]))
  return issueRequest(credit).lines.map((line, index) => {
    const originalPosition = positions.get(credit.lines[index].originalLineId ?? '')
    if (originalPosition === undefined)
      throw new Error(`line ${line.position} of credit invoice ${credit.id} points at nothing`)
    return { ...line, nature: 'normal', originalPosition }
  })
}
