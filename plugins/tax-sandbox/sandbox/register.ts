import { createHash } from 'node:crypto'
import { clock } from '#app/platform/clock'
import { fenOf, yuanOf } from './amounts.js'
import type { Books } from './books.js'
import { refusalText } from './refusal_texts.js'
import { steeringOf } from './steering.js'
import type { RequestRow, Store } from './store.js'
import { objectionTo } from './validation.js'

type Content = Record<string, unknown>

/** What the tax side answers: content, or a refusal, or nothing at all although the deed is done. */
export type Answer =
  | { status: 200; content: object }
  | { status: 409; code: string; message: string | null }
  | { status: 'lost' }

/** A slow request is decided when somebody asks for the second time. */
const ASKED_BEFORE_DECISION = 2

/** The requests of the pretended tax side and what it decided: each number once, for ever. */
export class Register {
  constructor(
    private readonly store: Store,
    private readonly books: Books
  ) {}

  issue(content: Content): Answer {
    const requestNumber = String(content.requestNumber ?? '')
    if (!/^[\w-]{1,40}$/.test(requestNumber)) return refused('REFUSED', refusalText('request'))
    const known = this.#byNumber(requestNumber)
    if (known) return repeated(known, content)
    const row = this.store.atomically(() => this.#decide(content))
    const isLost = row.state === 'ISSUED' && steering(content) === 'answer_gets_lost'
    return isLost ? { status: 'lost' } : answerOf(row)
  }

  query(requestNumber: string): Answer {
    const row = this.#byNumber(requestNumber)
    if (row === null) return refused('NOT_FOUND', null)
    if (row.state !== 'PROCESSING') return answerOf(row)
    this.store.run('update requests set asked = asked + 1 where request_number = ?', requestNumber)
    return row.asked + 1 < ASKED_BEFORE_DECISION ? answerOf(row) : this.#finish(requestNumber)
  }

  quota(seller: string): Answer {
    const remaining = yuanOf(this.books.remaining(seller))
    return { status: 200, content: { remaining, asOf: clock.timestamp() } }
  }

  #decide(content: Content): RequestRow {
    const [seller, net] = [sellerOf(content), fenOf(content.net) ?? 0n]
    const refusal = this.#refusalOf(content, seller, net)
    if (refusal) {
      const message = refusalText(refusal.fault, refusal.line)
      return this.#keep(content, { state: 'REFUSED', code: refusal.code, message })
    }
    this.books.use(seller, net)
    return steering(content) === 'stays_pending'
      ? this.#keep(content, { state: 'PROCESSING' })
      : this.#keep(content, { state: 'ISSUED', ...this.books.number() })
  }

  #refusalOf(content: Content, seller: string, net: bigint) {
    const objection: { code: string; fault: string; line?: number } | null = objectionTo(content)
    if (objection) return objection
    const wanted = steering(content)
    if (wanted === 'refuses') return { code: 'REFUSED', fault: 'steered', line: undefined }
    const isOver = wanted === 'over_quota' || net > this.books.remaining(seller)
    return isOver ? { code: 'QUOTA', fault: 'quota', line: undefined } : null
  }

  #finish(requestNumber: string): Answer {
    this.store.atomically(() => {
      const { invoice_number: number, issued_at: at, issued_on: on } = this.books.number()
      this.store.run(
        `update requests set state = 'ISSUED', invoice_number = ?, issued_at = ?, issued_on = ?
          where request_number = ? and state = 'PROCESSING'`,
        ...[number, at, on, requestNumber]
      )
    })
    return this.query(requestNumber)
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
    const names = Object.keys(row)
    const marks = names.map(() => '?').join(', ')
    const sql = `insert into requests (${names.join(', ')}) values (${marks})`
    this.store.run(sql, ...Object.values(row))
    return row
  }

  #byNumber(requestNumber: string): RequestRow | null {
    return this.store.one('select * from requests where request_number = ?', requestNumber)
  }
}

function repeated(known: RequestRow, content: Content): Answer {
  return known.fingerprint === fingerprintOf(content)
    ? answerOf(known)
    : refused('DUPLICATE', refusalText('duplicate'))
}

function answerOf(row: RequestRow): Answer {
  if (row.state === 'REFUSED') return refused(row.code ?? 'REFUSED', row.message)
  const { invoice_number: invoiceNumber, issued_at: issuedAt, issued_on: issuedOn } = row
  const content = { state: row.state, invoiceNumber, issuedAt, issuedOn, total: row.total }
  return { status: 200, content }
}

function refused(code: string, message: string | null): Answer {
  return { status: 409, code, message }
}

function steering({ buyer }: Content) {
  const name = typeof buyer === 'object' && buyer !== null && 'name' in buyer ? buyer.name : ''
  return steeringOf(String(name))
}

function sellerOf({ seller }: Content): string {
  const isThere = typeof seller === 'object' && seller !== null && 'taxpayerId' in seller
  return isThere ? String(seller.taxpayerId) : ''
}

function fingerprintOf(content: Content): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}
