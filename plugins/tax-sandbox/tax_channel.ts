import type {
  DrawerSession,
  InvoiceQuota,
  IssuedInvoice,
  IssueRequest,
  LoginChallenge,
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
import type { Outcome } from '#app/platform/http/outcome'
import type { CallAnswer, RawCall } from '#app/platform/http/raw_call'
import { Client, type ClientSettings } from './client.js'
import { answerHint, numberOfHint } from './hint.js'
import { applicationContent, creditContent, formOutcome, waitingOutcome } from './credit_mapping.js'
import { issueOutcome, quotaOutcome, refusal, requestContent } from './mapping.js'
import { challengeOutcome, sessionOutcome, titleOutcome } from './session_mapping.js'

export interface ChannelSettings extends ClientSettings {
  /** Where the tax side may tell that something is decided. */
  hintUrl: string | null
}

type Told = Record<string, unknown>

export class SandboxTaxChannel extends TaxChannel {
  readonly key = 'tax-sandbox'
  readonly #client: Client

  constructor(private readonly settings: ChannelSettings) {
    super()
    this.#client = new Client(settings)
  }

  issue(request: IssueRequest): Promise<Outcome<IssuedInvoice>> {
    const { hintUrl } = this.settings
    return this.#ask('/v1/invoices', { ...requestContent(request), hintUrl }, issueOutcome)
  }

  override query(requestNumber: string): Promise<Outcome<IssuedInvoice>> {
    return this.#ask('/v1/invoices/query', { requestNumber }, issueOutcome)
  }

  override quota(taxpayerId: string): Promise<Outcome<InvoiceQuota>> {
    return this.#ask('/v1/quota', { taxpayerId }, quotaOutcome)
  }

  override applyForCredit(application: CreditApplication): Promise<Outcome<CreditConfirmation>> {
    const { hintUrl } = this.settings
    return this.#ask('/v1/forms', { ...applicationContent(application), hintUrl }, formOutcome)
  }

  override confirmation(number: string): Promise<Outcome<CreditConfirmation>> {
    return this.#ask('/v1/forms/query', { number }, formOutcome)
  }

  override confirmationsToAnswer(taxpayerId: string): Promise<Outcome<BuyersForm[]>> {
    return this.#ask('/v1/forms/waiting', { taxpayerId }, waitingOutcome)
  }

  override answerConfirmation(
    number: string,
    reply: ConfirmationReply
  ): Promise<Outcome<CreditConfirmation>> {
    return this.#ask('/v1/forms/answer', { number, reply: reply.toUpperCase() }, formOutcome)
  }

  override issueCredit(request: CreditRequest): Promise<Outcome<IssuedInvoice>> {
    const { hintUrl } = this.settings
    return this.#ask('/v1/credits', { ...creditContent(request), hintUrl }, issueOutcome)
  }

  override session(taxpayerId: string): Promise<Outcome<DrawerSession>> {
    return this.#ask('/v1/session', { taxpayerId }, sessionOutcome)
  }

  override startLogin(taxpayerId: string): Promise<Outcome<LoginChallenge>> {
    return this.#ask('/v1/session/start', { taxpayerId }, challengeOutcome)
  }

  override checkTitle(title: { name: string; taxpayerId: string }): Promise<Outcome<TitleAnswer>> {
    return this.#ask('/v1/titles', title, titleOutcome)
  }

  override readHint(call: RawCall): string | null {
    return numberOfHint(call)
  }

  override answerHint(result: 'noted' | 'unreadable'): CallAnswer {
    return answerHint(result)
  }

  async #ask<Value>(
    path: string,
    content: object,
    understand: (told: Told) => Outcome<Value>
  ): Promise<Outcome<Value>> {
    const reply = await this.#client.post(path, content)
    if (reply.status === 'answered') return understand(reply.content)
    return reply.status === 'refused' ? refusal(reply.code, reply.message) : reply
  }
}
