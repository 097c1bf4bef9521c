import type { IssuedInvoice } from '#app/invoices/channel_messages'
import type { CreditRequest } from '#app/invoices/credit_messages'
import type { Outcome } from '#app/platform/http/outcome'
import type { Client } from './client.js'
import { issueOutcome } from './mapping.js'
import { KINDS, type OrderSettings } from './order.js'
import type { Orders } from './orders.js'
import { objection } from './own_checks.js'
import { FORM_STATES } from './red_codes.js'
import type { RedForm } from './red_form.js'
import type { RedForms } from './red_forms.js'
import { DONE, DUPLICATE, redRefusalOf, unexplained } from './refusals.js'

/**
 * Credit invoices. Those of electronic invoices follow by themselves as soon as a form allows it, under the order
 * number of the application; when none has come, it is asked for by the short way (`fastInvoiceRed`).
 */
export class RedInvoices {
  constructor(
    private readonly client: Client,
    private readonly orders: Orders,
    private readonly forms: RedForms,
    private readonly settings: OrderSettings & { taxpayerId: string }
  ) {}

  async issue(request: CreditRequest): Promise<Outcome<IssuedInvoice>> {
    if (request.seller.taxpayerId !== this.settings.taxpayerId) return objection('seller')
    const found = await this.forms.find(request.confirmationNumber)
    if (found.status === 'unknown') return found
    if (found.status === 'not_found') return { status: 'declined', reason: 'not_found' }
    const { form } = found
    if (!isIssuable(form)) return objection('not_confirmed')
    if (form.netFen !== request.netFen || form.taxFen !== request.taxFen)
      return objection('credit_differs')
    return form.serialNumber === '' ? this.#ask(form, request) : this.#known(form, request)
  }

  /** Under our number, or under theirs when the buyer opened the form: then there is no other number. */
  async #known(form: RedForm, request: CreditRequest): Promise<Outcome<IssuedInvoice>> {
    const isOurs = form.orderNumber === request.requestNumber
    if (!isOurs && !(form.isBuyers && form.orderNumber === '')) return objection('form_used')
    const found = await this.orders.find({ serialNos: [form.serialNumber] })
    if (found.status === 'not_found') return { status: 'pending', reference: form.serialNumber }
    return found.status === 'unknown' ? found : issueOutcome(found.entry)
  }

  async #ask(form: RedForm, request: CreditRequest): Promise<Outcome<IssuedInvoice>> {
    const { extensionNumber, callbackUrl, taxpayerId } = this.settings
    const reply = await this.client.call('fastInvoiceRed', {
      orderNo: request.requestNumber,
      taxNum: taxpayerId,
      elecInvoiceNumber: request.originalInvoiceNumber,
      invoiceLine: KINDS[request.originalKind],
      billNo: form.number,
      billUuid: form.uuid,
      ...(extensionNumber === null ? {} : { extensionNumber }),
      ...(callbackUrl === null ? {} : { callBackUrl: callbackUrl }),
    })
    if (reply.status === 'unknown') return reply
    if (reply.code === DONE) return this.orders.awaitResult(reply.result)
    if (reply.code === DUPLICATE) return this.orders.query(request.requestNumber)
    return redRefusalOf(reply.code, reply.description, form.personal) ?? unexplained()
  }
}

function isIssuable({ status }: RedForm): boolean {
  const state = FORM_STATES[status]
  return state === 'not_needed' || state === 'confirmed'
}
