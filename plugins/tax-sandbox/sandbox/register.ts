import { clock } from '#app/platform/clock'
import { fenOf, yuanOf } from './amounts.js'
import { type Answer, answerOf, fingerprintOf, refused, said } from './answers.js'
import type { Books } from './books.js'
import { buyerNameOf, type Content, type Objection, sellerOf } from './contents.js'
import type { InvoiceBook } from './invoice_book.js'
import { refusalText } from './refusal_texts.js'
import type { SignIns } from './sign_ins.js'
import { steeringOf } from './steering.js'
import type { RequestRow, Store } from './store.js'
import { objectionTo } from './validation.js'

/** A slow request is decided when somebody asks for the second time. */
const ASKED_BEFORE_DECISION = 2

interface Parts {
  store: Store
  books: Books
  invoices: InvoiceBook
  signIns: SignIns
}

/** The requests of the pretended tax side and what it decided: each number once, for ever. */
export class Register {
  constructor(private readonly parts: Parts) {}

  issue(content: Content): Answer {
    return this.decide(content, () => this.#refusalOf(content))
  }

  /**
   * Decides about a request that was not seen before. `refusalOf` is asked within the transaction. What fails for
   * want of a sign-in is not decided: the same number may come again.
   */
  decide(content: Content, refusalOf: () => Objection | null): Answer {
    const requestNumber = String(content.requestNumber ?? '')
    if (!/^[\w-]{1,40}$/.test(requestNumber)) return refused('REFUSED', 'request')
    const known = this.#byNumber(requestNumber)
    if (known) return repeated(known, content)
    if (this.parts.signIns.isMissing(sellerOf(content))) return refused('LOGIN', 'login')
    const row = this.parts.store.atomically(() => this.#decide(content, refusalOf()))
    const isLost = row.state === 'ISSUED' && this.#steering(content) === 'answer_gets_lost'
    return isLost ? { status: 'lost' } : answerOf(row)
  }

  query(requestNumber: string): Answer {
    const row = this.#byNumber(requestNumber)
    if (row === null) return refused('NOT_FOUND', 'not_found')
    if (row.state !== 'PROCESSING') return answerOf(row)
    const sql = 'update requests set asked = asked + 1 where request_number = ?'
    this.parts.store.run(sql, requestNumber)
    if (row.asked + 1 < ASKED_BEFORE_DECISION) return answerOf(row)
    this.finish(requestNumber)
    return this.query(requestNumber)
  }

  quota(seller: string): Answer {
    const remaining = yuanOf(this.parts.books.remaining(seller))
    return said({ remaining, asOf: clock.timestamp() })
  }

  /** Decides a slow request; false when it was decided already. */
  finish(requestNumber: string): boolean {
    const { store, books, invoices } = this.parts
    return store.atomically(() => {
      const sql = `select 1 from requests where request_number = ? and state = 'PROCESSING'`
      if (store.one(sql, requestNumber) === null) return false
      const { invoice_number: number, issued_at: at, issued_on: on } = books.number()
      store.run(
        `update requests set state = 'ISSUED', invoice_number = ?, issued_at = ?, issued_on = ?
          where request_number = ?`,
        ...[number, at, on, requestNumber]
      )
      invoices.number(requestNumber, number)
      return true
    })
  }

  #decide(content: Content, refusal: Objection | null): RequestRow {
    if (refusal) {
      const message = refusalText(refusal.fault, refusal.line)
      return this.#keep(content, { state: 'REFUSED', code: refusal.code, message })
    }
    const { books, invoices } = this.parts
    books.use(sellerOf(content), fenOf(content.net) ?? 0n)
    const isSlow = this.#steering(content) === 'stays_pending'
    invoices.add(content, { isSlow })
    if (isSlow) return this.#keep(content, { state: 'PROCESSING' })
    const numbered = books.number()
    const row = this.#keep(content, { state: 'ISSUED', ...numbered })
    invoices.number(row.request_number, numbered.invoice_number)
    return row
  }

  #refusalOf(content: Content): Objection | null {
    const objection = objectionTo(content)
    if (objection) return objection
    const wanted = this.#steering(content)
    if (wanted === 'refuses') return { code: 'REFUSED', fault: 'steered' }
    const remaining = this.parts.books.remaining(sellerOf(content))
    const isOver = wanted === 'over_quota' || (fenOf(content.net) ?? 0n) > remaining
    return isOver ? { code: 'QUOTA', fault: 'quota' } : null
  }

  #steering(content: Content) {
    return steeringOf(buyerNameOf(content))
  }

  #keep(content: Content, decided: Partial<RequestRow>): RequestRow {
    const row: RequestRow = {
      request_number: String(content.requestNumber),
      fingerprint: fingerprintOf(content),
      state: 'PROCESSING',
      code: null,
      message: null,
      invoice_number: null,
      total: String(content.total ?? ''),
      issued_at: null,
      issued_on: null,
      asked: 0,
      ...decided,
    }
    this.parts.store.insert('requests', row)
    return row
  }

  #byNumber(requestNumber: string): RequestRow | null {
    const sql = 'select * from requests where request_number = ?'
    return this.parts.store.one(sql, requestNumber)
  }
}

function repeated(known: RequestRow, content: Content): Answer {
  return known.fingerprint === fingerprintOf(content)
    ? answerOf(known)
    : refused('DUPLICATE', 'duplicate')
}
