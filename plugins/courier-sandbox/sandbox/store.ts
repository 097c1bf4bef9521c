import type { DatabaseSync } from 'node:sqlite'
import { openSandboxStore } from '#app/platform/plugins/sandbox'
import type { Steering } from './steering.js'

export interface BookingRow {
  serial: number
  shipment_id: string
  steering: Steering
  push_url: string
  state: 'BOOKED' | 'CANCELLED' | 'COLLECTED' | 'REFUSED'
}

export interface TellingRow {
  id: number
  url: string
  scan: string
  attempts: number
}

/** No name, phone or address is kept: the courier needs none of them to pretend. */
const TABLES = `
  create table if not exists bookings (
    serial integer primary key autoincrement, shipment_id text not null unique,
    steering text not null, push_url text not null, state text not null);
  create table if not exists tellings (
    id integer primary key autoincrement, url text not null, scan text not null,
    next_at text not null, attempts integer not null default 0, is_done integer not null default 0);
  create index if not exists tellings_due on tellings (next_at) where is_done = 0;
  create table if not exists nonces (nonce text primary key, used_at text not null);
`

/** What the pretended courier remembers. The rows are its own; nobody else writes them. */
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
  run(sql: string, ...values: (string | number)[]): number {
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
