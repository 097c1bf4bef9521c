import type { DatabaseSync } from 'node:sqlite'
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

const TABLES = `
  create table if not exists requests (
    request_number text primary key, fingerprint text not null,
    state text not null, code text, message text, invoice_number text unique, total text not null,
    issued_at text, issued_on text, asked integer not null default 0);
  create table if not exists numbers (series text primary key, last integer not null);
  create table if not exists quotas (
    seller text not null, month text not null, used_fen integer not null, primary key (seller, month));
  create table if not exists nonces (nonce text primary key, used_at text not null);
  create index if not exists nonces_by_age on nonces (used_at);
`

/** What the pretended tax side remembers. The rows are its own; nobody else writes them. */
export class Store {
  readonly #db: DatabaseSync

  constructor(directory: string) {
    this.#db = openSandboxStore(directory, TABLES)
  }

  one<Row>(sql: string, ...values: (string | number)[]): Row | null {
    return (this.#db.prepare(sql).get(...values) as Row | undefined) ?? null
  }

  /** The number of rows that were written. */
  run(sql: string, ...values: (string | number | bigint | null)[]): number {
    return Number(this.#db.prepare(sql).run(...values).changes)
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
}
