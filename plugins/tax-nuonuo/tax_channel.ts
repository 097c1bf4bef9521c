import { setTimeout } from 'node:timers/promises'
import type {
  DocumentFormat,
  InvoiceQuota,
  IssuedInvoice,
  IssueRequest,
} from '#app/invoices/channel_messages'
import { TaxChannel } from '#app/invoices/tax_channel'
import type { Outcome } from '#app/platform/http/outcome'
import type { CallAnswer, RawCall } from '#app/platform/http/raw_call'
import { Client, type ClientSettings, type Reply } from './client.js'
import { answerCallback, orderNumberOf } from './callback.js'
import { type DocumentSettings, fetchDocument } from './documents.js'
import { type InvoiceEntry, isSameOrder, readEntry } from './invoice_entry.js'
import { issueOutcome, quotaOf, SEAL_FAILED, UNREADABLE } from './mapping.js'
import { orderContent, type OrderSettings } from './order.js'
import { objection, objectionTo } from './own_checks.js'
import { DONE, DUPLICATE, NOT_FOUND, refusalOf } from './refusals.js'

export interface NuonuoSettings extends ClientSettings, DocumentSettings, OrderSettings {
  askAfterMs: number
}

type Question = { serialNos: [string] } | { orderNos: [string] }
type Found =
  | { status: 'found'; entry: InvoiceEntry }
  | { status: 'not_found' }
  | { status: 'unknown'; reason: string }

/** Nuonuo's service for fully digital invoices. Our request number is their order number. */
export class NuonuoTaxChannel extends TaxChannel {
  readonly key = 'tax-nuonuo'
  readonly #client: Client

  constructor(private readonly settings: NuonuoSettings) {
    super()
    this.#client = new Client(settings)
  }

  async issue(request: IssueRequest): Promise<Outcome<IssuedInvoice>> {
    const objected = objectionTo(request, this.settings)
    if (objected) return objected
    const content = orderContent(request, this.settings)
    const reply = await this.#client.call('requestBillingNew', content)
    if (reply.status === 'unknown') return reply
    if (reply.code === DUPLICATE) return this.#recognise(request)
    if (reply.code === DONE) return this.#awaitResult(reply)
    const personal = Object.values(request.buyer).filter((text) => text !== null)
    return refusalOf(reply.code, reply.description, personal) ?? unexplained()
  }

  override async query(requestNumber: string): Promise<Outcome<IssuedInvoice>> {
    const found = await this.#find({ orderNos: [requestNumber] })
    if (found.status === 'not_found') return { status: 'declined', reason: 'not_found' }
    if (found.status === 'unknown') return found
    const { entry } = found
    if (entry.status === SEAL_FAILED) await this.#sealAgain(entry, requestNumber)
    return issueOutcome(entry)
  }

  override async document(requestNumber: string, format: DocumentFormat): Promise<Outcome<Buffer>> {
    const found = await this.#find({ orderNos: [requestNumber] })
    if (found.status === 'unknown') return found
    const link = found.status === 'found' ? found.entry.urls[format] : undefined
    if (link === undefined) return { status: 'declined', reason: 'not_found' }
    return fetchDocument(link, this.settings)
  }

  override async quota(sellerTaxpayerId: string): Promise<Outcome<InvoiceQuota>> {
    if (sellerTaxpayerId !== this.settings.taxpayerId) return objection('seller')
    const known = await this.#creditLine('1')
    if (known.status !== 'answered' || quotaOf(known.result)) return quotaOutcome(known)
    // They hold no figure yet and have to fetch one.
    await this.#creditLine('0')
    return quotaOutcome(await this.#creditLine('1'))
  }

  override readHint(call: RawCall): string | null {
    return orderNumberOf(call)
  }

  override answerHint(result: 'noted' | 'unreadable'): CallAnswer {
    return answerCallback(result)
  }

  /** The order was taken: from here on nothing but an answer about it can end it. */
  async #awaitResult({ result }: { result: unknown }): Promise<Outcome<IssuedInvoice>> {
    const serialNumber = serialNumberOf(result)
    if (serialNumber === null) return { status: 'pending' }
    const accepted = { status: 'pending', reference: serialNumber } as const
    await setTimeout(this.settings.askAfterMs)
    const found = await this.#find({ serialNos: [serialNumber] })
    return found.status === 'found' ? issueOutcome(found.entry) : accepted
  }

  /** The order number is taken. It is never sent under another one; what is there decides. */
  async #recognise(request: IssueRequest): Promise<Outcome<IssuedInvoice>> {
    const found = await this.#find({ orderNos: [request.requestNumber] })
    if (found.status === 'unknown') return found
    if (found.status === 'not_found') return { status: 'unknown', reason: 'taken_but_not_found' }
    return isSameOrder(found.entry, request) ? issueOutcome(found.entry) : objection('duplicate')
  }

  async #find(question: Question): Promise<Found> {
    const content = { ...question, isOfferInvoiceDetail: '0' }
    const reply = await this.#client.call('queryInvoiceResult', content)
    if (reply.status === 'unknown') return reply
    if (reply.code === NOT_FOUND) return { status: 'not_found' }
    if (reply.code !== DONE || !Array.isArray(reply.result)) return unexplained()
    if (reply.result.length === 0) return { status: 'not_found' }
    // They may split an order; ours is one invoice.
    if (reply.result.length > 1) return { status: 'unknown', reason: 'split_into_several' }
    const entry = readEntry(reply.result[0])
    return entry ? { status: 'found', entry } : UNREADABLE
  }

  /** Refused after twenty times a day; the invoice stays pending, and tomorrow is another day. */
  async #sealAgain({ serialNumber }: InvoiceEntry, requestNumber: string): Promise<void> {
    await this.#client.call('reInvoice', { fpqqlsh: serialNumber, orderno: requestNumber })
  }

  /** `1` asks for the figure they hold, `0` has them fetch it. */
  #creditLine(queryType: '0' | '1'): Promise<Reply> {
    const { extensionNumber } = this.settings
    return this.#client.call('getCreditLine', { queryType, extensionNumber: extensionNumber ?? '' })
  }
}

function quotaOutcome(reply: Reply): Outcome<InvoiceQuota> {
  if (reply.status === 'unknown') return reply
  const { code, description } = reply
  if (code !== DONE) return refusalOf(code, description, []) ?? unexplained()
  const quota = quotaOf(reply.result)
  return quota ? { status: 'succeeded', value: quota } : { status: 'pending' }
}

function serialNumberOf(result: unknown): string | null {
  if (typeof result !== 'object' || result === null || !('invoiceSerialNum' in result)) return null
  const { invoiceSerialNum: serialNumber } = result
  return typeof serialNumber === 'string' && serialNumber !== '' ? serialNumber : null
}

function unexplained(): { status: 'unknown'; reason: string } {
  return { status: 'unknown', reason: 'provider_trouble' }
}
