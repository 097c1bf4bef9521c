import { Books } from './books.js'
import { BureauHours } from './bureau_hours.js'
import { Credits } from './credits.js'
import { FormBook } from './form_book.js'
import { Forms } from './forms.js'
import { HintSender } from './hint_sender.js'
import { InvoiceBook } from './invoice_book.js'
import { Register } from './register.js'
import { type SignInSettings, SignIns } from './sign_ins.js'
import { Store } from './store.js'
import { checkTitle } from './titles.js'
import { type Answer, refused } from './answers.js'
import { type Content, textOf } from './contents.js'

export interface BureauSettings extends SignInSettings {
  directory: string
  monthlyQuotaYuan: number
  /** Of the hashes of buyers. */
  bureauKey: string
  /** How long a slow request takes when nobody asks. */
  decideMs: number
  /** How long a buyer takes to answer a form. */
  answerMs: number
  /** Whether a credit invoice gives its amount back to the quota of the month. */
  isQuotaReturned: boolean
}

/** The offices of the pretended tax side, and which call goes to which. */
export class Bureau {
  readonly store: Store
  readonly signIns: SignIns
  readonly #register: Register
  readonly #forms: Forms
  readonly #credits: Credits
  readonly #hours: BureauHours
  readonly #hints = new HintSender()

  constructor(settings: BureauSettings) {
    const { monthlyQuotaYuan, isQuotaReturned, bureauKey: key, decideMs, answerMs } = settings
    const store = new Store(settings.directory)
    const books = new Books(store, { monthlyFen: BigInt(monthlyQuotaYuan) * 100n, isQuotaReturned })
    const invoices = new InvoiceBook(store, { key, decideMs })
    this.store = store
    this.signIns = new SignIns(store, settings)
    const book = new FormBook(store, books)
    const { signIns } = this
    const register = new Register({ store, books, invoices, signIns })
    const forms = new Forms({ store, book, invoices, signIns, answerMs })
    this.#register = register
    this.#forms = forms
    this.#credits = new Credits({ store, book, invoices, register })
    this.#hours = new BureauHours({ register, book, invoices, hints: this.#hints })
    invoices.onNumbered = (invoice) => forms.openByBuyer(invoice)
  }

  act(path: string, content: Content): Answer {
    const text = (name: string) => textOf(content[name])
    switch (path) {
      case '/v1/invoices':
        return this.#register.issue(content)
      case '/v1/invoices/query':
        return this.#register.query(text('requestNumber'))
      case '/v1/quota':
        return this.#register.quota(text('taxpayerId'))
      case '/v1/forms':
        return this.#forms.apply(content)
      case '/v1/forms/query':
        return this.#forms.query(text('number'))
      case '/v1/forms/waiting':
        return this.#forms.toAnswer(text('taxpayerId'))
      case '/v1/forms/answer':
        return this.#forms.answer(text('number'), text('reply'))
      case '/v1/credits':
        return this.#credits.issue(content)
      case '/v1/session':
        return this.signIns.session(text('taxpayerId'))
      case '/v1/session/start':
        return this.signIns.start(text('taxpayerId'))
      case '/v1/titles':
        return checkTitle(text('name'), text('taxpayerId'))
      default:
        return refused('NOT_FOUND', 'no_such_call')
    }
  }

  async close(): Promise<void> {
    this.#hours.close()
    await this.#hints.close()
    this.store.close()
  }
}
