import type {
  DocumentFormat,
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
import type { Outcome } from '#app/platform/http/outcome'
import type { CallAnswer, RawCall } from '#app/platform/http/raw_call'
import { PluginInstance } from '#app/platform/plugins/capability'

/** What a tax channel can do. Screens and actions ask this, never the plugin's name. */
export interface TaxChannelCapabilities {
  issue: boolean
  /** Can be asked what became of a request. */
  query: boolean
  /** Can open confirmation forms and issue credit (red-letter) invoices. */
  reverse: boolean
  /** Documents that the channel hands over. The house makes the others from the issued invoice. */
  documents: readonly DocumentFormat[]
  /** Tells how much may still be issued this month. */
  quota: boolean
  /** Tells whether a name and a taxpayer id belong together. */
  titleCheck: boolean
  /** The person who issues has to be signed in at the tax side. */
  session: boolean
  /** Calls us when it has decided about a request or a form. */
  hints: boolean
  /** Its invoices are samples without legal force, and every document must say so. */
  isSample: boolean
}

/**
 * The contract of every tax channel.
 *
 * Money is in fen and computed by us; a channel checks it and never rounds anew. Every call ends in
 * an Outcome; a plugin throws only for bugs and for capabilities that it does not declare. A plugin
 * never touches our database, and writes no buyer, secret or body of a call to a log or an error.
 */
export abstract class TaxChannel extends PluginInstance {
  /**
   * Asks for an original (blue) invoice. `pending`: accepted, ask again later.
   * Declined, with what to mend in `message`: `bad_seller`, `bad_buyer`, `bad_class_code`, `bad_rate`,
   * `bad_arithmetic`, `over_quota`, `login_needed` (nothing was decided: the same number may be sent again),
   * `duplicate` (the same request number with other content), `refused`.
   */
  abstract issue(request: IssueRequest): Promise<Outcome<IssuedInvoice>>

  /** What became of a request. Declined: as in `issue`, or `not_found`: the call never arrived. */
  query(_requestNumber: string): Promise<Outcome<IssuedInvoice>> {
    return this.refuse('query')
  }

  /** The document as the tax side made it, byte for byte. Declined: `not_found`. */
  document(_requestNumber: string, _format: DocumentFormat): Promise<Outcome<Buffer>> {
    return this.refuse('documents')
  }

  /** Declined: `bad_seller` (not connected to this channel). */
  quota(_sellerTaxpayerId: string): Promise<Outcome<InvoiceQuota>> {
    return this.refuse('quota')
  }

  /**
   * Opens the confirmation form of a credit invoice, once for each application number. `pending`: accepted, ask
   * `confirmation`. Declined: as in `issue`, or `already_reversed` (more is asked for than is left to take back,
   * or another form is open), `not_found` (no such original), `bad_reason` (the reason does not allow what is
   * asked: a `wrong_invoice` is taken back whole).
   */
  applyForCredit(_application: CreditApplication): Promise<Outcome<CreditConfirmation>> {
    return this.refuse('reverse')
  }

  /** What became of a form, by our application number or by its own number. Declined: `not_found`. */
  confirmation(_number: string): Promise<Outcome<CreditConfirmation>> {
    return this.refuse('reverse')
  }

  /** Forms that buyers opened and that wait for this seller. */
  confirmationsToAnswer(_sellerTaxpayerId: string): Promise<Outcome<BuyersForm[]>> {
    return this.refuse('reverse')
  }

  /** Declined: `not_found`, `too_late` (the form is decided), `refused` (not for this side to say). */
  answerConfirmation(
    _confirmationNumber: string,
    _reply: ConfirmationReply
  ): Promise<Outcome<CreditConfirmation>> {
    return this.refuse('reverse')
  }

  /**
   * As `issue`, with negative amounts; `query` and `document` know its request number too. A form gives one credit
   * invoice. Declined also: `not_found` (no such form), `not_confirmed` (not yet: the same number may be sent
   * again), `already_reversed`.
   */
  issueCredit(_request: CreditRequest): Promise<Outcome<IssuedInvoice>> {
    return this.refuse('reverse')
  }

  /** Declined: `bad_seller`. */
  session(_sellerTaxpayerId: string): Promise<Outcome<DrawerSession>> {
    return this.refuse('session')
  }

  /** Asks for a sign-in; `session` tells when it has happened. Declined: `bad_seller`. */
  startLogin(_sellerTaxpayerId: string): Promise<Outcome<LoginChallenge>> {
    return this.refuse('session')
  }

  /** Declined: `not_found` (no taxpayer has this id). */
  checkTitle(_title: { name: string; taxpayerId: string }): Promise<Outcome<TitleAnswer>> {
    return this.refuse('titleCheck')
  }

  /**
   * Which request, or application of a form, a call from outside is about; null when it is not in their form.
   * Nothing in it is believed.
   */
  readHint(_call: RawCall): string | null {
    return this.refuse('hints')
  }

  /** `noted` ends their repetitions, whether we know the request or not; `unreadable` does not. */
  answerHint(_result: 'noted' | 'unreadable'): CallAnswer {
    return this.refuse('hints')
  }
}

declare module '#app/platform/plugins/plugin' {
  interface PluginContracts {
    tax: { instance: TaxChannel; capabilities: TaxChannelCapabilities }
  }
}
