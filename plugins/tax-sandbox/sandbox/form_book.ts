import { clock } from '#app/platform/clock'
import type { Books } from './books.js'
import { settledState } from './form_states.js'
import type { FormRow, FormState, Store } from './store.js'

/** Without an answer for so long a form is void. */
const ANSWER_WITHIN = { hours: 72 }

/** The forms that the tax side keeps. Whoever reads one sees its state as it is by now. */
export class FormBook {
  constructor(
    private readonly store: Store,
    private readonly books: Books
  ) {}

  byApplication(application: string): FormRow | null {
    const sql = 'select * from forms where application = ?'
    return this.#known(this.store.one(sql, application))
  }

  byNumber(number: string): FormRow | null {
    return this.#known(this.store.one('select * from forms where number = ?', number))
  }

  waitingFor(seller: string): FormRow[] {
    const sql = `select * from forms where seller = ? and state = 'AWAITING_SELLER' order by number`
    return this.store
      .all<FormRow>(sql, seller)
      .map((row) => this.settle(row))
      .filter(({ state }) => state === 'AWAITING_SELLER')
  }

  /** Forms whose state is to change by now. */
  due(now: string): FormRow[] {
    const sql = `select * from forms where state like 'AWAITING%'
      and (expires_at <= ?1 or planned_at <= ?1) limit 50`
    return this.store.all(sql, now)
  }

  /** Without its credit invoice yet, and not void. */
  hasOpen(original: string): boolean {
    const sql = 'select * from forms where original = ? and request_number is null'
    return this.store
      .all<FormRow>(sql, original)
      .map((row) => this.settle(row).state)
      .some((state) => state.startsWith('AWAITING') || ['NOT_NEEDED', 'CONFIRMED'].includes(state))
  }

  insert(row: Omit<FormRow, 'number' | 'expires_at' | 'request_number'>): FormRow {
    const whole: FormRow = {
      ...row,
      number: this.books.formNumber(),
      expires_at: clock.timestamp(clock.now().plus(ANSWER_WITHIN)),
      request_number: null,
    }
    this.store.insert('forms', whole)
    return whole
  }

  settle(row: FormRow): FormRow {
    const state = settledState(row, clock.timestamp())
    return state === row.state ? row : this.move(row, state)
  }

  move(row: FormRow, state: FormState): FormRow {
    const sql = 'update forms set state = ? where number = ? and state = ?'
    this.store.run(sql, state, row.number, row.state)
    return { ...row, state }
  }

  #known(row: FormRow | null): FormRow | null {
    return row && this.settle(row)
  }
}
