import type { DatabaseSync } from 'node:sqlite'
import { openSandboxStore } from '#app/platform/plugins/sandbox'
import type { RefundState, TradeState } from '../mapping.js'

export interface TradeRow {
  trade_number: string
  payment_number: string
  token: string
  amount_fen: number
  subject: string
  notice_url: string
  return_url: string
  expires_at: string
  state: TradeState
  done_at: string | null
}

export interface RefundRow {
  refund_number: string
  provider_number: string
  trade_number: string
  amount_fen: number
  state: RefundState
  done_at: string
}

export interface NoticeRow {
  id: string
  url: string
  body: string
  attempts: number
}

/** A trade that was closed before it arrived is remembered by its number alone, so that it stays closed. */
const TABLES = `
  create table if not exists trades (
    trade_number text primary key, payment_number text not null unique, token text not null unique,
    amount_fen integer not null, subject text not null, notice_url text not null,
    return_url text not null, expires_at text not null, state text not null, done_at text);
  create table if not exists closed_before (trade_number text primary key);
  create table if not exists refunds (
    refund_number text primary key, provider_number text not null unique,
    trade_number text not null references trades, amount_fen integer not null,
    state text not null, done_at text not null);
  create table if not exists notices (
    id text primary key, url text not null, body text not null, attempts integer not null default 0,
    next_at text not null, is_done integer not null default 0);
  create table if not exists nonces (nonce text primary key, used_at text not null);
`

/** What the pretended provider remembers. The rows are its own; nobody else writes them. */
export class Store {
  readonly #db: DatabaseSync

  constructor(directory: string) {
    this.#db = openSandboxStore(directory, TABLES)
  }

  one<Row>(sql: string, ...values: (string | number)[]): Row | null {
    return (this.#db.prepare(sql).get(...values) as Row | undefined) ?? null
  }

  all<Row>(sql: string, ...values: (string | number)[]): Row[] {
    return this.#db.prepare(sql).all(...values) as Row[]
  }

  /** The number of rows that were written. */
  run(sql: string, ...values: (string | number | null)[]): number {
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
