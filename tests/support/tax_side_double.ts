import type {
  DrawerSession,
  InvoiceQuota,
  IssuedInvoice,
  IssueRequest,
  LoginChallenge,
} from '#app/invoices/channel_messages'
import { TaxChannel } from '#app/invoices/tax_channel'
import { clock } from '#app/platform/clock'
import type { Outcome } from '#app/platform/http/outcome'
import { type Fen, fen } from '#app/platform/money/fen'
import { issuedAnswer } from '#tests/support/tax_channel_double'

type Answer = Outcome<IssuedInvoice>

/** A tax side with books of its own, which the test takes down, signs out and runs dry. */
export class TaxSideDouble extends TaxChannel {
  readonly key = 'tax-sandbox'
  /** What was issued, by request number. */
  readonly books = new Map<string, { request: IssueRequest; answer: Answer }>()
  /** Numbers of all calls that arrived. */
  readonly calls: string[] = []
  leftFen: Fen = fen(1_000_000_00)
  isSignedIn = true
  /** Nothing arrives, nothing is answered. */
  isDown = false
  /** It issues, and its answer gets lost. */
  losesAnswers = false

  async issue(request: IssueRequest): Promise<Answer> {
    if (this.isDown) return { status: 'unknown', reason: 'no_answer' }
    this.calls.push(request.requestNumber)
    const known = this.books.get(request.requestNumber)
    if (known) return known.answer
    if (!this.isSignedIn) return { status: 'declined', reason: 'login_needed' }
    if (request.netFen > this.leftFen) return { status: 'declined', reason: 'over_quota' }
    this.leftFen = fen(this.leftFen - request.netFen)
    const answer = issuedAnswer(request)
    this.books.set(request.requestNumber, { request, answer })
    return this.losesAnswers ? { status: 'unknown', reason: 'timeout' } : answer
  }

  override async query(requestNumber: string): Promise<Answer> {
    if (this.isDown) return { status: 'unknown', reason: 'no_answer' }
    if (!this.isSignedIn) return { status: 'declined', reason: 'login_needed' }
    const known = this.books.get(requestNumber)
    return known?.answer ?? { status: 'declined', reason: 'not_found' }
  }

  override async quota(): Promise<Outcome<InvoiceQuota>> {
    if (this.isDown) return { status: 'unknown', reason: 'no_answer' }
    return { status: 'succeeded', value: { remainingFen: this.leftFen, asOf: clock.now() } }
  }

  override async session(): Promise<Outcome<DrawerSession>> {
    if (this.isDown) return { status: 'unknown', reason: 'no_answer' }
    const state = this.isSignedIn ? 'signed_in' : 'login_needed'
    return { status: 'succeeded', value: { state, expiresAt: null } }
  }

  override async startLogin(): Promise<Outcome<LoginChallenge>> {
    const expiresAt = clock.now().plus({ minutes: 3 })
    return { status: 'succeeded', value: { qrContent: 'https://tax.example/scan/1', expiresAt } }
  }

  /** How much was issued in all. */
  get issuedFen(): number {
    return [...this.books.values()].reduce((sum, { request }) => sum + request.totalFen, 0)
  }
}
