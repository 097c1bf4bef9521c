import { clock } from '#app/platform/clock'
import type { FormBook } from './form_book.js'
import type { HintSender } from './hint_sender.js'
import type { InvoiceBook } from './invoice_book.js'
import type { Register } from './register.js'

const EVERY_MS = 1000

interface Parts {
  register: Register
  book: FormBook
  invoices: InvoiceBook
  hints: HintSender
}

/**
 * The tax side works while nobody asks: slow requests are decided, buyers answer forms, unanswered ones become
 * void, and whoever asked is told. What is due stands in the store and survives a kill.
 */
export class BureauHours {
  readonly #timer: NodeJS.Timeout

  constructor(private readonly parts: Parts) {
    this.#timer = setInterval(() => this.work(), EVERY_MS).unref()
  }

  work(): void {
    const { register, book, invoices, hints } = this.parts
    const now = clock.timestamp()
    for (const { request_number: number, hint_url: url } of invoices.due(now))
      if (register.finish(number)) hints.send(url, number)
    for (const row of book.due(now))
      if (book.settle(row).state !== row.state) hints.send(row.hint_url, row.application)
  }

  close(): void {
    clearInterval(this.#timer)
  }
}
