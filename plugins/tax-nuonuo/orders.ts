import { setTimeout } from 'node:timers/promises'
import type { IssuedInvoice, IssueRequest } from '#app/invoices/channel_messages'
import type { Outcome } from '#app/platform/http/outcome'
import type { Client } from './client.js'
import { type InvoiceEntry, isSameOrder, readEntry } from './invoice_entry.js'
import { issueOutcome, SEAL_FAILED, UNREADABLE } from './mapping.js'
import { orderContent, type OrderSettings } from './order.js'
import { objection, objectionTo } from './own_checks.js'
import { DONE, DUPLICATE, NOT_FOUND, refusalOf, unexplained } from './refusals.js'

export interface OrdersSettings extends OrderSettings {
  taxpayerId: string
  askAfterMs: number
}

export type Question = { serialNos: [string] } | { orderNos: [string] }
export type Found =
  | { status: 'found'; entry: InvoiceEntry }
  | { status: 'not_found' }
  | { status: 'unknown'; reason: string }

/** Orders for invoices: sent once for each number, and asked about afterwards. */
export class Orders {
  constructor(
    private readonly client: Client,
    private readonly settings: OrdersSettings
  ) {}

  async issue(request: IssueRequest): Promise<Outcome<IssuedInvoice>> {
    const objected = objectionTo(request, this.settings)
    if (objected) return objected
    const content = orderContent(request, this.settings)
    const reply = await this.client.call('requestBillingNew', content)
    if (reply.status === 'unknown') return reply
    if (reply.code === DUPLICATE) return this.#recognise(request)
    if (reply.code === DONE) return this.awaitResult(reply.result)
    const personal = Object.values(request.buyer).filter((value) => typeof value === 'string')
    return refusalOf(reply.code, reply.description, personal) ?? unexplained()
  }

  async query(requestNumber: string): Promise<Outcome<IssuedInvoice>> {
    const found = await this.find({ orderNos: [requestNumber] })
    if (found.status === 'not_found') return { status: 'declined', reason: 'not_found' }
    if (found.status === 'unknown') return found
    if (found.entry.status === SEAL_FAILED) await this.#tryAgain(found.entry, requestNumber)
    return issueOutcome(found.entry)
  }

  async find(question: Question): Promise<Found> {
    const content = { ...question, isOfferInvoiceDetail: '0' }
    const reply = await this.client.call('queryInvoiceResult', content)
    if (reply.status === 'unknown') return reply
    if (reply.code === NOT_FOUND) return { status: 'not_found' }
    if (reply.code !== DONE || !Array.isArray(reply.result)) return unexplained()
    if (reply.result.length === 0) return { status: 'not_found' }
    // They may split an order; ours is one invoice.
    if (reply.result.length > 1) return { status: 'unknown', reason: 'split_into_several' }
    const entry = readEntry(reply.result[0])
    return entry ? { status: 'found', entry } : UNREADABLE
  }

  /** The order was taken: from here on nothing but an answer about it can end it. */
  async awaitResult(result: unknown): Promise<Outcome<IssuedInvoice>> {
    const serialNumber = serialNumberOf(result)
    if (serialNumber === null) return { status: 'pending' }
    const accepted = { status: 'pending', reference: serialNumber } as const
    await setTimeout(this.settings.askAfterMs)
    const found = await this.find({ serialNos: [serialNumber] })
    return found.status === 'found' ? issueOutcome(found.entry) : accepted
  }

  /** The order number is taken. It is never sent under another one; what is there decides. */
  async #recognise(request: IssueRequest): Promise<Outcome<IssuedInvoice>> {
    const { requestNumber } = request
    const found = await this.find({ orderNos: [requestNumber] })
    if (found.status === 'unknown') return found
    if (found.status === 'not_found') return { status: 'unknown', reason: 'taken_but_not_found' }
    if (!isSameOrder(found.entry, request)) return objection('duplicate')
    const outcome = issueOutcome(found.entry)
    // It failed for want of a sign-in: the same order is taken up again, so that it stays one.
    if (outcome.status !== 'declined' || outcome.reason !== 'login_needed') return outcome
    await this.#tryAgain(found.entry, requestNumber)
    return this.awaitResult({ invoiceSerialNum: found.entry.serialNumber })
  }

  /** Refused after twenty times a day; the invoice stays as it is, and tomorrow is another day. */
  async #tryAgain({ serialNumber }: InvoiceEntry, requestNumber: string): Promise<void> {
    await this.client.call('reInvoice', { fpqqlsh: serialNumber, orderno: requestNumber })
  }
}

function serialNumberOf(result: unknown): string | null {
  if (typeof result !== 'object' || result === null || !('invoiceSerialNum' in result)) return null
  const { invoiceSerialNum: serialNumber } = result
  return typeof serialNumber === 'string' && serialNumber !== '' ? serialNumber : null
}
