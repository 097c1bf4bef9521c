import type {
  DocumentFormat,
  DrawerSession,
  InvoiceQuota,
  IssuedInvoice,
  IssueRequest,
  TitleAnswer,
} from '#app/invoices/channel_messages'
import type {
  BuyersForm,
  ConfirmationReply,
  CreditApplication,
  CreditConfirmation,
  CreditRequest,
} from '#app/invoices/credit_messages'
import { TaxChannel } from '#app/invoices/tax_channel'
import { clock } from '#app/platform/clock'
import type { Outcome } from '#app/platform/http/outcome'

type Answer = Outcome<IssuedInvoice>
type Title = { name: string; taxpayerId: string }
type FormAnswer = Outcome<CreditConfirmation>
const NO_ANSWER = { status: 'unknown', reason: 'timeout' } as const

/** A tax channel that answers what the test wants, and remembers what it was asked. */
export class TaxChannelDouble extends TaxChannel {
  readonly key = 'tax-sandbox'
  readonly issued: IssueRequest[] = []
  readonly asked: string[] = []
  readonly applied: CreditApplication[] = []
  readonly credited: CreditRequest[] = []
  readonly titles: Title[] = []
  readonly replies: [number: string, reply: ConfirmationReply][] = []

  constructor(
    private readonly answers: {
      issue?: (request: IssueRequest) => Answer | Promise<Answer>
      query?: (requestNumber: string) => Answer | Promise<Answer>
      document?: (requestNumber: string, format: DocumentFormat) => Outcome<Buffer>
      apply?: (application: CreditApplication) => FormAnswer | Promise<FormAnswer>
      form?: (number: string) => FormAnswer
      waiting?: () => Outcome<BuyersForm[]>
      reply?: (number: string, reply: ConfirmationReply) => FormAnswer
      credit?: (request: CreditRequest) => Answer | Promise<Answer>
      title?: (title: Title) => Outcome<TitleAnswer>
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

  override async applyForCredit(application: CreditApplication): Promise<FormAnswer> {
    this.applied.push(application)
    return this.answers.apply?.(application) ?? NO_ANSWER
  }

  override async confirmation(number: string): Promise<FormAnswer> {
    this.asked.push(number)
    return this.answers.form?.(number) ?? NO_ANSWER
  }

  override async confirmationsToAnswer(): Promise<Outcome<BuyersForm[]>> {
    return this.answers.waiting?.() ?? NO_ANSWER
  }

  override async answerConfirmation(number: string, reply: ConfirmationReply): Promise<FormAnswer> {
    this.replies.push([number, reply])
    return this.answers.reply?.(number, reply) ?? NO_ANSWER
  }

  override async issueCredit(request: CreditRequest): Promise<Answer> {
    this.credited.push(request)
    return this.answers.credit?.(request) ?? NO_ANSWER
  }

  override async checkTitle(title: Title): Promise<Outcome<TitleAnswer>> {
    this.titles.push(title)
    return this.answers.title?.(title) ?? NO_ANSWER
  }

  override async session(): Promise<Outcome<DrawerSession>> {
    return NO_ANSWER
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

/** What the tax side says of the form of this application. */
export function formAnswer(
  application: Pick<CreditApplication, 'originalInvoiceNumber' | 'totalFen'>,
  change: Partial<CreditConfirmation> = {}
): FormAnswer {
  numbers++
  const value: CreditConfirmation = {
    confirmationNumber: `420106${process.pid.toString().padStart(7, '0')}${String(numbers).padStart(7, '0')}`,
    state: 'not_needed',
    openedBy: 'seller',
    originalInvoiceNumber: application.originalInvoiceNumber,
    expiresAt: null,
    totalFen: application.totalFen,
    ...change,
  }
  return { status: 'succeeded', value }
}
