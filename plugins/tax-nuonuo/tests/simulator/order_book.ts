import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { failCauseOf, isMarked, netOf } from './bureau.js'
import type { Fields } from './fields.js'

export interface Entry {
  serialNo: string
  order: Fields
  /** 20 under way, 2 issued, 22 failed, 24 issued without its seal, 3 void. */
  status: '20' | '2' | '22' | '24' | '3'
  failCause: string
  number: string
  issuedAt: number
  asked: number
  sealTries: number
}

/** An order that stays under way is decided when it is asked about so often. */
const ASKED_BEFORE_DECISION = 3
const QUOTA = 100_000_000

/** What the service remembers; it is on the disk before anybody gets an answer. */
export class OrderBook {
  #entries: Entry[]

  /** Told when an original has its number. */
  onIssued: ((entry: Entry) => void) | null = null

  constructor(private readonly path: string) {
    this.#entries = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : []
  }

  byOrder(orderNo: string): Entry | null {
    return this.#entries.find(({ order }) => order.orderNo === orderNo) ?? null
  }

  bySerial(serialNo: string): Entry | null {
    return this.#entries.find((entry) => entry.serialNo === serialNo) ?? null
  }

  byNumber(number: string): Entry | null {
    return this.#entries.find((entry) => number !== '' && entry.number === number) ?? null
  }

  take(order: Fields, failCause = failCauseOf(order, this.remaining())): Entry {
    const entry: Entry = {
      serialNo: String(26_112_400_000_000_000_000n + BigInt(this.#entries.length + 1)),
      order,
      status: failCause === null ? '20' : '22',
      failCause: failCause ?? '',
      number: '',
      issuedAt: 0,
      asked: 0,
      sealTries: 0,
    }
    this.#entries.push(entry)
    if (failCause === null && !isMarked(order, 'processing')) this.#issue(entry)
    this.save()
    return entry
  }

  /** A failed order is looked at anew. */
  takeUpAgain(entry: Entry): void {
    const failCause = failCauseOf(entry.order, this.remaining())
    entry.failCause = failCause ?? ''
    if (failCause === null) this.#issue(entry)
    this.save()
  }

  decide(entry: Entry): void {
    if (entry.status === '20') this.#issue(entry)
    this.save()
  }

  asked(entry: Entry): Entry {
    entry.asked++
    if (entry.status === '20' && entry.asked >= ASKED_BEFORE_DECISION) this.#issue(entry)
    this.save()
    return entry
  }

  /** The seal comes with the second try. */
  sealAgain(entry: Entry): void {
    entry.sealTries++
    if (entry.sealTries > 1) entry.status = '2'
    this.save()
  }

  remaining(): number {
    const live = this.#entries.filter(({ status }) => status !== '22')
    return QUOTA - live.reduce((sum, { order }) => sum + netOf(order), 0)
  }

  issued(orderNo: string): number {
    const own = this.#entries.filter(({ order }) => order.orderNo === orderNo)
    return own.filter(({ number }) => number !== '').length
  }

  orders(): Fields[] {
    return this.#entries.map(({ order }) => order)
  }

  save(): void {
    writeFileSync(this.path, JSON.stringify(this.#entries), { flush: true })
  }

  #issue(entry: Entry): void {
    const count = this.#entries.filter(({ number }) => number !== '').length
    entry.issuedAt = Date.now()
    // No two simulators give the same number.
    const moment = String(entry.issuedAt).slice(-11)
    entry.number = `26337${moment}${String(count + 1).padStart(4, '0')}`
    entry.status = isMarked(entry.order, 'sealFails') ? '24' : '2'
    if (entry.order.invoiceType === '1') this.onIssued?.(entry)
  }
}
