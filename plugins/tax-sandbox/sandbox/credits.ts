import { type Answer, refused } from './answers.js'
import { type Content, fits, type Objection, sellerOf, textOf } from './contents.js'
import type { FormBook } from './form_book.js'
import type { InvoiceBook } from './invoice_book.js'
import { creditFigures } from './kept_lines.js'
import type { Register } from './register.js'
import type { FormRow, Store } from './store.js'

interface Parts {
  store: Store
  book: FormBook
  invoices: InvoiceBook
  register: Register
}

/** The longest remark of a credit invoice. */
const LONGEST_REMARK = 382

/** Issues the credit invoice of a form that allows it, once. */
export class Credits {
  constructor(private readonly parts: Parts) {}

  issue(content: Content): Answer {
    const { book, store, register } = this.parts
    const number = textOf(content.formNumber)
    const form = book.byNumber(number)
    if (form === null) return refused('NOT_FOUND', 'form_not_found')
    // Nothing is decided about a request that comes too early.
    if (!isIssuable(form)) return refused('NOT_CONFIRMED', 'not_confirmed')
    return register.decide(content, () => {
      const objection = this.#objectionTo(content, number)
      const sql = 'update forms set request_number = ? where number = ?'
      if (objection === null) store.run(sql, textOf(content.requestNumber), number)
      return objection
    })
  }

  #objectionTo(content: Content, number: string): Objection | null {
    const form = this.parts.book.byNumber(number)
    if (form === null || form.original !== content.originalInvoiceNumber)
      return { code: 'NOT_FOUND', fault: 'form_not_found' }
    if (form.seller !== sellerOf(content)) return { code: 'SELLER', fault: 'seller' }
    if (form.request_number !== null) return { code: 'REVERSED', fault: 'form_used' }
    const original = this.parts.invoices.original(form.original)
    if (original?.buyer !== this.parts.invoices.buyerKey(content))
      return { code: 'BUYER', fault: 'other_buyer' }
    const isSame =
      JSON.stringify(creditFigures(content)) === form.lines &&
      content.net === form.net &&
      content.tax === form.tax &&
      content.total === form.total
    if (!isSame) return { code: 'ARITHMETIC', fault: 'credit_differs' }
    return isRemark(content.remark, [form.original, number])
      ? null
      : { code: 'REFUSED', fault: 'credit_remark' }
  }
}

function isIssuable({ state }: FormRow): boolean {
  return state === 'NOT_NEEDED' || state === 'CONFIRMED'
}

/** The face of a credit invoice names the original and the form. */
function isRemark(remark: unknown, numbers: string[]): boolean {
  const text = textOf(remark)
  return (
    numbers.every((number) => text.includes(number)) &&
    fits(text, 'remark') &&
    Array.from(text).length <= LONGEST_REMARK
  )
}
