import type {
  DocumentFormat,
  DrawerSession,
  InvoiceQuota,
  IssuedInvoice,
  IssueRequest,
  LoginChallenge,
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
import { answerCallback, orderNumberOf } from './callback.js'
import { Client, type ClientSettings } from './client.js'
import { askQuota } from './credit_line.js'
import { type DocumentSettings, fetchDocument } from './documents.js'
import { DrawerAccount } from './drawer_session.js'
import { Orders, type OrdersSettings } from './orders.js'
import { RedForms } from './red_forms.js'
import { RedInvoices } from './red_invoices.js'

export interface NuonuoSettings extends ClientSettings, DocumentSettings, OrdersSettings {}

/** Nuonuo's service for fully digital invoices. Our request number is their order number. */
export class NuonuoTaxChannel extends TaxChannel {
  readonly key = 'tax-nuonuo'
  readonly #client: Client
  readonly #orders: Orders
  readonly #forms: RedForms
  readonly #credits: RedInvoices
  readonly #account: DrawerAccount

  constructor(private readonly settings: NuonuoSettings) {
    super()
    this.#client = new Client(settings)
    this.#orders = new Orders(this.#client, settings)
    this.#forms = new RedForms(this.#client, settings)
    this.#credits = new RedInvoices(this.#client, this.#orders, this.#forms, settings)
    this.#account = new DrawerAccount(this.#client, settings)
  }

  issue(request: IssueRequest): Promise<Outcome<IssuedInvoice>> {
    return this.#orders.issue(request)
  }

  override query(requestNumber: string): Promise<Outcome<IssuedInvoice>> {
    return this.#orders.query(requestNumber)
  }

  override async document(requestNumber: string, format: DocumentFormat): Promise<Outcome<Buffer>> {
    const found = await this.#orders.find({ orderNos: [requestNumber] })
    if (found.status === 'unknown') return found
    const link = found.status === 'found' ? found.entry.urls[format] : undefined
    if (link === undefined) return { status: 'declined', reason: 'not_found' }
    return fetchDocument(link, format, this.settings)
  }

  override quota(sellerTaxpayerId: string): Promise<Outcome<InvoiceQuota>> {
    return askQuota(this.#client, this.settings, sellerTaxpayerId)
  }

  override applyForCredit(application: CreditApplication): Promise<Outcome<CreditConfirmation>> {
    return this.#forms.apply(application)
  }

  override confirmation(number: string): Promise<Outcome<CreditConfirmation>> {
    return this.#forms.confirmation(number)
  }

  override confirmationsToAnswer(sellerTaxpayerId: string): Promise<Outcome<BuyersForm[]>> {
    return this.#forms.waiting(sellerTaxpayerId)
  }

  override answerConfirmation(
    confirmationNumber: string,
    reply: ConfirmationReply
  ): Promise<Outcome<CreditConfirmation>> {
    return this.#forms.answer(confirmationNumber, reply)
  }

  override issueCredit(request: CreditRequest): Promise<Outcome<IssuedInvoice>> {
    return this.#credits.issue(request)
  }

  override session(sellerTaxpayerId: string): Promise<Outcome<DrawerSession>> {
    return this.#account.session(sellerTaxpayerId)
  }

  override startLogin(sellerTaxpayerId: string): Promise<Outcome<LoginChallenge>> {
    return this.#account.start(sellerTaxpayerId)
  }

  override readHint(call: RawCall): string | null {
    return orderNumberOf(call)
  }

  override answerHint(result: 'noted' | 'unreadable'): CallAnswer {
    return answerCallback(result)
  }
}
