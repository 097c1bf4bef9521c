import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { openSandboxStore } from '#app/platform/plugins/sandbox'

export interface RequestRow {
  request_number: string
  fingerprint: string
  state: 'PROCESSING' | 'ISSUED' | 'REFUSED'
  code: string | null
  message: string | null
  invoice_number: string | null
  total: string
  issued_at: string | null
  issued_on: string | null
  /** How often somebody asked what became of it. */
  asked: number
}

/** What the tax side keeps of an invoice to judge its credits by. Of the buyer only a keyed hash. */
export interface InvoiceRow {
  request_number: string
  /** Null while the request is not decided. */
  invoice_number: string | null
  seller: string
  buyer: string
  kind: string
  /** JSON of `KeptLine[]`. */
  lines: string
  net: string
  tax: string
  total: string
  steering: string
  habit: string
  hint_url: string | null
  /** When a slow request is decided, if nobody asks before. */
  decides_at: string | null
}

export type FormState =
  | 'NOT_NEEDED'
  | 'AWAITING_BUYER'
  | 'AWAITING_SELLER'
  | 'CONFIRMED'
  | 'DENIED_BY_BUYER'
  | 'DENIED_BY_SELLER'
  | 'EXPIRED'
  | 'WITHDRAWN'
  | 'WITHDRAWN_AFTER_CONFIRMATION'
  | 'VOID_ABNORMAL'

export interface FormRow {
  number: string
  /** Null when the buyer opened it. */
  application: string | null
  fingerprint: string
  original: string
  seller: string
  opened_by: 'SELLER' | 'BUYER'
  reason: string
  state: FormState
  /** JSON of `CreditFigures[]`. */
  lines: string
  net: string
  tax: string
  total: string
  expires_at: string
  /** What the buyer is going to do, and when. */
  plan: FormState | null
  planned_at: string | null
  hint_url: string | null
  /** The request that its credit invoice was issued for. */
  request_number: string | null
}

const TABLES = `
  create table if not exists requests (
    request_number text primary key, fingerprint text not null,
    state text not null, code text, message text, invoice_number text unique, total text not null,
    issued_at text, issued_on text, asked integer not null default 0);
  create table if not exists numbers (series text primary key, last integer not null);
  create table if not exists quotas (
    seller text not null, month text not null, used_fen integer not null, primary key (seller, month));
  create table if not exists invoices (
    request_number text primary key, invoice_number text unique, seller text not null,
    buyer text not null, kind text not null, lines text not null,
    net text not null, tax text not null, total text not null,
    steering text not null, habit text not null, hint_url text, decides_at text);
  create table if not exists forms (
    number text primary key, application text unique, fingerprint text not null,
    original text not null, seller text not null, opened_by text not null, reason text not null,
    state text not null, lines text not null,
    net text not null, tax text not null, total text not null,
    expires_at text not null, plan text, planned_at text, hint_url text, request_number text);
  create index if not exists forms_by_original on forms (original);
  create table if not exists sign_ins (
    token text primary key, seller text not null, scan_until text not null, scanned_at text);
  create table if not exists nonces (nonce text primary key, used_at text not null);
  create index if not exists nonces_by_age on nonces (used_at);
`

/** What the pretended tax side remembers. The rows are its own; nobody else writes them. */
export class Store {
  readonly #db: DatabaseSync
  /** By their text: there are some forty. */
  readonly #prepared = new Map<string, StatementSync>()

  constructor(directory: string) {
    this.#db = openSandboxStore(directory, TABLES)
  }

  one<Row>(sql: string, ...values: (string | number)[]): Row | null {
    return (this.#statement(sql).get(...values) as Row | undefined) ?? null
  }

  all<Row>(sql: string, ...values: (string | number)[]): Row[] {
    return this.#statement(sql).all(...values) as Row[]
  }

  insert(table: 'requests' | 'invoices' | 'forms', row: object): void {
    const names = Object.keys(row)
    const marks = names.map(() => '?').join(', ')
    const sql = `insert into ${table} (${names.join(', ')}) values (${marks})`
    this.run(sql, ...(Object.values(row) as (string | number | null)[]))
  }

  /** The number of rows that were written. */
  run(sql: string, ...values: (string | number | bigint | null)[]): number {
    return Number(this.#statement(sql).run(...values).changes)
  }

  /** All or nothing; an error undoes what was written. */
  atomically<Value>(work: () => Value): Value {
    this.#db.exec('begin immediate')
    try {
      const value = work()
      this.#db.exec('commit')
      return value
    } catch (error) {
      this.#db.exec('rollback')
      throw error
    }
  }

  close(): void {
    this.#db.close()
  }

  #statement(sql: string): StatementSync {
    const known = this.#prepared.get(sql)
    if (known) return known
    const prepared = this.#db.prepare(sql)
    this.#prepared.set(sql, prepared)
    return prepared
  }
}
