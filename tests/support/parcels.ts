import db from '@adonisjs/lucid/services/db'
import { newId } from '#app/platform/database/uuid'
import { DomainEvent } from '#app/platform/outbox/domain_event'
import { defineStates } from '#app/platform/states/machine'

export class ParcelSent extends DomainEvent<{ testParcelId: string; carrier?: string }> {
  static type = 'test_parcels.sent'
}

/** A small subject of no domain, for the tests of the platform. */
export const parcelStates = defineStates({
  subject: 'test_parcel',
  table: 'test_parcels',
  initial: ['packed'],
  final: ['delivered', 'lost'],
  verbs: {
    send: { from: ['packed'], to: 'sent', publishes: ParcelSent },
    deliver: { from: ['sent'], to: 'delivered' },
    lose: { from: ['packed', 'sent'], to: 'lost', reason: 'required' },
  },
})

export async function createParcelTable(): Promise<void> {
  await dropParcelTable()
  await db.connection('owner').rawQuery(`create table test_parcels (
    id uuid primary key, state text not null, note text, updated_at timestamptz)`)
}

export async function dropParcelTable(): Promise<void> {
  await db.connection('owner').rawQuery('drop table if exists test_parcels')
}

export async function insertParcels(count: number, state = 'packed'): Promise<string[]> {
  const ids = Array.from({ length: count }, newId)
  await db.table('test_parcels').multiInsert(ids.map((id) => ({ id, state })))
  return ids
}

/** Rows of the history and of the outbox that concern a parcel. */
export async function tracesOf(id: string) {
  const changes = await db.from('state_changes').where('subject_id', id).orderBy('id')
  const { rows } = await db.rawQuery(
    `select * from outbox_messages where payload ->> 'testParcelId' = ? order by position`,
    [id]
  )
  return { changes, messages: rows }
}
