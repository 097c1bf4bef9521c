import type {
  DocumentFormat,
  InvoiceQuota,
  IssuedInvoice,
  IssueRequest,
} from '#app/invoices/channel_messages'
import { TaxChannel } from '#app/invoices/tax_channel'
import { clock } from '#app/platform/clock'
import type { Outcome } from '#app/platform/http/outcome'

type Answer = Outcome<IssuedInvoice>

/** A tax channel that answers what the test wants, and remembers what it was asked. */
export class TaxChannelDouble extends TaxChannel {
  readonly key = 'tax-sandbox'
  readonly issued: IssueRequest[] = []
  readonly asked: string[] = []

  constructor(
    private readonly answers: {
      issue?: (request: IssueRequest) => Answer | Promise<Answer>
      query?: (requestNumber: string) => Answer | Promise<Answer>
      document?: (requestNumber: string, format: DocumentFormat) => Outcome<Buffer>
    }
  ) {
    super()
  }

  async issue(request: IssueRequest): Promise<Answer> {
    this.issued.push(request)
    return this.answers.issue?.(request) ?? { status: 'unknown', reason: 'timeout' }
  }

  override async query(requestNumber: string): Promise<Answer> {
    this.asked.push(requestNumber)
    return this.answers.query?.(requestNumber) ?? { status: 'unknown', reason: 'timeout' }
  }

  override async document(requestNumber: string, format: DocumentFormat): Promise<Outcome<Buffer>> {
    const answer = this.answers.document?.(requestNumber, format)
    return answer ?? { status: 'declined', reason: 'not_found' }
  }

  override async quota(): Promise<Outcome<InvoiceQuota>> {
    return { status: 'unknown', reason: 'timeout' }
  }
}

let numbers = 0

export function issuedAnswer(
  { totalFen }: Pick<IssueRequest, 'totalFen'>,
  change: Partial<IssuedInvoice> = {}
): Answer {
  const now = clock.now()
  numbers++
  const value = {
    invoiceNumber: `264297${process.pid.toString().padStart(7, '0')}${String(numbers).padStart(7, '0')}`,
    issuedAt: now,
    issuedOn: clock.businessDay(now),
    totalFen,
    documents: [],
    ...change,
  }
  return { status: 'succeeded', value }
}
