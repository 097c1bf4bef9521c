import type {
  BuyersForm,
  ConfirmationReply,
  CreditApplication,
  CreditConfirmation,
} from '#app/invoices/credit_messages'
import { clock } from '#app/platform/clock'
import type { Outcome } from '#app/platform/http/outcome'
import type { Client, Reply } from './client.js'
import { UNREADABLE } from './mapping.js'
import type { OrderSettings } from './order.js'
import { objection } from './own_checks.js'
import { applicationContent } from './red_application.js'
import { DID_NOT_WORK, FORM_STATES, SELLER, UNDER_WAY } from './red_codes.js'
import { buyersFormOf, formOutcome, isSameForm, readForm, type RedForm } from './red_form.js'
import { DONE, redFailureOf, redRefusalOf, unexplained } from './refusals.js'

export interface FormsSettings extends OrderSettings {
  taxpayerId: string
}

type FormsFound = { status: 'found'; forms: RedForm[] } | { status: 'unknown'; reason: string }
export type FormFound =
  | { status: 'found'; form: RedForm }
  | { status: 'not_found' }
  | { status: 'unknown'; reason: string }

const NOT_FOUND = { status: 'declined', reason: 'not_found' } as const
const PAGE_SIZE = 50
const MOST_PAGES = 20
/** A form of the buyer that still waits is not older than 72 hours. */
const LOOK_BACK = { days: 4 }
const WAITING = ['02', '03']

/** Confirmation forms of credit invoices, as their service keeps them. */
export class RedForms {
  constructor(
    private readonly client: Client,
    private readonly settings: FormsSettings
  ) {}

  async apply(application: CreditApplication): Promise<Outcome<CreditConfirmation>> {
    if (application.seller.taxpayerId !== this.settings.taxpayerId) return objection('seller')
    const content = applicationContent(application, this.settings)
    const reply = await this.client.call('saveInvoiceRedConfirm', content)
    if (reply.status === 'unknown') return reply
    const found = await this.#one({ billId: application.applicationNumber })
    if (found.status === 'unknown') return reply.code === DONE ? { status: 'pending' } : found
    if (found.status === 'found')
      return isSameForm(found.form, application) ? formOutcome(found.form) : objection('duplicate')
    // Taken and not listed yet; or not taken, and there is no form.
    if (reply.code === DONE) return { status: 'pending' }
    const personal = Object.values(application.buyer).filter((value) => typeof value === 'string')
    return redRefusalOf(reply.code, reply.description, personal) ?? unexplained()
  }

  async confirmation(number: string): Promise<Outcome<CreditConfirmation>> {
    const found = await this.find(number)
    if (found.status === 'not_found') return NOT_FOUND
    return found.status === 'unknown' ? found : formOutcome(found.form)
  }

  /** What buyers opened at the tax bureau reaches them only when it is fetched. */
  async waiting(taxpayerId: string): Promise<Outcome<BuyersForm[]>> {
    if (taxpayerId !== this.settings.taxpayerId) return objection('seller')
    const from = clock.businessDay(clock.now().minus(LOOK_BACK))
    const until = clock.businessDay()
    await this.#refresh({ startTime: from, endTime: until })
    const forms: BuyersForm[] = []
    for (let page = 1; page <= MOST_PAGES; page++) {
      const days = { billTimeStart: from, billTimeEnd: until, billStatus: '03' }
      const found = await this.#list({ ...days, pageNo: String(page), pageSize: String(PAGE_SIZE) })
      if (found.status === 'unknown') return found
      const read = found.forms.filter(({ isBuyers }) => isBuyers).map(buyersFormOf)
      if (read.includes(null)) return UNREADABLE
      forms.push(...read.filter((form) => form !== null))
      if (found.forms.length < PAGE_SIZE) break
    }
    return { status: 'succeeded', value: forms }
  }

  async answer(number: string, reply: ConfirmationReply): Promise<Outcome<CreditConfirmation>> {
    const found = await this.find(number)
    if (found.status === 'not_found') return NOT_FOUND
    if (found.status === 'unknown') return found
    const { form } = found
    if ((reply === 'withdraw') === form.isBuyers) return objection('form_side')
    const state = FORM_STATES[form.status]
    const isOpen = form.isBuyers
      ? state === 'awaiting_seller'
      : state === 'awaiting_buyer' || state === 'confirmed' || state === 'not_needed'
    if (!isOpen || form.serialNumber !== '') return objection('form_decided')
    const said = await this.#say(form.number, reply)
    return said.status === 'unknown' ? said : this.#afterReply(form, said)
  }

  /** By our application number, or by the number of the form. What waits for somebody is fetched anew. */
  async find(number: string): Promise<FormFound> {
    const byId = await this.#one({ billId: number })
    const isNumber = byId.status === 'not_found' && /^\d{20}$/.test(number)
    const found = isNumber ? await this.#one({ billNo: number }) : byId
    if (found.status !== 'found' || !WAITING.includes(found.form.status)) return found
    await this.#refresh({ billUuid: found.form.uuid })
    return this.#one({ billNo: found.form.number })
  }

  #say(billNo: string, reply: ConfirmationReply): Promise<Reply> {
    const { extensionNumber } = this.settings
    const about = { billNo, identity: SELLER, extensionNumber: extensionNumber ?? '' }
    if (reply === 'withdraw') return this.client.call('confirmInfoCancel', about)
    const confirmAgreement = reply === 'agree' ? '1' : '0'
    return this.client.call('confirm', { ...about, confirmAgreement })
  }

  /** Whether it had its effect is told by the form and by nothing else. */
  async #afterReply(before: RedForm, said: Reply): Promise<Outcome<CreditConfirmation>> {
    const found = await this.#one({ billNo: before.number })
    if (found.status !== 'found') return { status: 'unknown', reason: 'provider_trouble' }
    const { form } = found
    if (form.status !== before.status) return formOutcome(form)
    if (UNDER_WAY.includes(form.requestStatus)) return { status: 'pending' }
    if (DID_NOT_WORK.includes(form.requestStatus)) return redFailureOf(form.message, form.personal)
    if (said.status === 'answered' && said.code === DONE) return { status: 'pending' }
    return unexplained()
  }

  async #one(question: { billId: string } | { billNo: string }): Promise<FormFound> {
    const found = await this.#list(question)
    if (found.status === 'unknown') return found
    const [form] = found.forms
    return form ? { status: 'found', form } : { status: 'not_found' }
  }

  async #list(question: Record<string, string>): Promise<FormsFound> {
    const content = { identity: SELLER, ...question }
    const reply = await this.client.call('queryInvoiceRedConfirm', content)
    if (reply.status === 'unknown') return reply
    if (reply.code !== DONE) return unexplained()
    const list = listOf(reply.result)
    const forms = list?.map(readForm) ?? [null]
    const whole = forms.filter((form) => form !== null)
    return whole.length === forms.length ? { status: 'found', forms: whole } : UNREADABLE
  }

  /** Has them fetch forms from the tax bureau. When that does not work, what they hold is older and no worse. */
  async #refresh(which: Record<string, string>): Promise<void> {
    const { extensionNumber } = this.settings
    const content = { identity: SELLER, extensionNumber: extensionNumber ?? '', ...which }
    await this.client.call('refreshInvoiceRedConfirm', content)
  }
}

function listOf(result: unknown): unknown[] | null {
  if (typeof result !== 'object' || result === null) return null
  const { list } = result as Record<string, unknown>
  return list === null || list === undefined ? [] : Array.isArray(list) ? list : null
}
