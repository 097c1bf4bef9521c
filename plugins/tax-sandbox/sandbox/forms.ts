import { clock } from '#app/platform/clock'
import { type Answer, fingerprintOf, refused, said } from './answers.js'
import { type Content, sellerOf, textOf } from './contents.js'
import { objectionToCredit } from './credit_rules.js'
import type { FormBook } from './form_book.js'
import { planOf } from './form_states.js'
import type { InvoiceBook, OriginalInvoice } from './invoice_book.js'
import { creditFigures, wholeFigures } from './kept_lines.js'
import type { SignIns } from './sign_ins.js'
import type { FormRow, Store } from './store.js'
import { objectionToParties } from './validation.js'
import { told, toldWhole } from './told_forms.js'

/** Channel 8: `demo:fill` wrote such a number down, and nobody ever issued the invoice. */
const FILLED = /^\d{4}8\d{15}$/

interface Parts {
  store: Store
  book: FormBook
  invoices: InvoiceBook
  signIns: SignIns
  /** How long a buyer takes to answer. */
  answerMs: number
}

/** The confirmation forms of credit invoices: opened by one side, answered by the other, void after 72 hours. */
export class Forms {
  constructor(private readonly parts: Parts) {}

  apply(content: Content): Answer {
    const { store, signIns } = this.parts
    const application = textOf(content.applicationNumber)
    if (!/^[\w-]{1,40}$/.test(application)) return refused('REFUSED', 'request')
    const known = this.parts.book.byApplication(application)
    if (known)
      return known.fingerprint === fingerprintOf(content)
        ? said(told(known))
        : refused('DUPLICATE', 'duplicate')
    const parties = objectionToParties(content)
    if (parties) return refused(parties.code, parties.fault)
    if (signIns.isMissing(sellerOf(content))) return refused('LOGIN', 'login')
    return store.atomically(() => this.#open(content, application))
  }

  query(number: string): Answer {
    const row = this.parts.book.byApplication(number) ?? this.parts.book.byNumber(number)
    return row === null ? refused('NOT_FOUND', 'form_not_found') : said(told(row))
  }

  /** What waits for this seller's answer. */
  toAnswer(seller: string): Answer {
    return said({ forms: this.parts.book.waitingFor(seller).map(toldWhole) })
  }

  answer(number: string, reply: string): Answer {
    return this.parts.store.atomically(() => {
      const row = this.parts.book.byNumber(number)
      if (row === null) return refused('NOT_FOUND', 'form_not_found')
      const isOwn = row.opened_by === 'SELLER'
      if ((reply === 'WITHDRAW') !== isOwn) return refused('REFUSED', 'form_side')
      const isOpen = isOwn
        ? ['NOT_NEEDED', 'AWAITING_BUYER', 'CONFIRMED'].includes(row.state)
        : row.state === 'AWAITING_SELLER'
      if (!isOpen || row.request_number !== null) return refused('TOO_LATE', 'form_decided')
      return said(told(this.parts.book.move(row, repliedState(row, reply))))
    })
  }

  /** A buyer takes an invoice back by itself. */
  openByBuyer(invoice: OriginalInvoice): void {
    if (invoice.habit !== 'opens' && invoice.habit !== 'withdraws') return
    const negated = (yuan: string) => (yuan.startsWith('-') ? yuan.slice(1) : `-${yuan}`)
    this.parts.book.insert({
      application: null,
      fingerprint: '',
      original: invoice.invoice_number,
      seller: invoice.seller,
      opened_by: 'BUYER',
      reason: 'GOODS_RETURNED',
      state: 'AWAITING_SELLER',
      lines: JSON.stringify(wholeFigures(invoice.kept)),
      net: negated(invoice.net),
      tax: negated(invoice.tax),
      total: negated(invoice.total),
      hint_url: invoice.hint_url,
      ...this.#plan(invoice),
    })
  }

  #open(content: Content, application: string): Answer {
    const { invoices } = this.parts
    const wanted = textOf(content.originalInvoiceNumber)
    const original = invoices.original(wanted)
    if (original === null && FILLED.test(wanted)) return refused('NOT_FOUND', 'original_filled')
    if (original === null || original.seller !== sellerOf(content))
      return refused('NOT_FOUND', 'original_not_found')
    if (original.kind !== content.kind) return refused('REFUSED', 'kind')
    if (original.buyer !== invoices.buyerKey(content)) return refused('BUYER', 'other_buyer')
    const number = original.invoice_number
    const rest = { kept: original.kept, taken: invoices.taken(number) }
    const objection = objectionToCredit(content, rest)
    if (objection) return refused(objection.code, objection.fault, objection.line)
    if (this.parts.book.hasOpen(number)) return refused('REVERSED', 'form_open')
    const isFree = original.habit === 'unused'
    const row = this.parts.book.insert({
      application,
      fingerprint: fingerprintOf(content),
      original: number,
      seller: original.seller,
      opened_by: 'SELLER',
      reason: textOf(content.reason),
      state: isFree ? 'NOT_NEEDED' : 'AWAITING_BUYER',
      lines: JSON.stringify(creditFigures(content)),
      net: textOf(content.net),
      tax: textOf(content.tax),
      total: textOf(content.total),
      hint_url: textOf(content.hintUrl) || null,
      ...this.#plan(original),
    })
    return said(told(row))
  }

  #plan(invoice: OriginalInvoice): Pick<FormRow, 'plan' | 'planned_at'> {
    const plan = planOf(invoice.habit)
    const at = clock.now().plus({ milliseconds: this.parts.answerMs })
    return { plan, planned_at: plan && clock.timestamp(at) }
  }
}

function repliedState(row: FormRow, reply: string): FormRow['state'] {
  if (reply === 'AGREE') return 'CONFIRMED'
  if (reply === 'DENY') return 'DENIED_BY_SELLER'
  return row.state === 'AWAITING_BUYER' ? 'WITHDRAWN' : 'WITHDRAWN_AFTER_CONFIRMATION'
}
