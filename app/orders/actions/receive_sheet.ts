import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { OrderSheetReceived } from '#app/orders/events/order_sheet_received'
import { importStates } from '#app/orders/import_states'
import { fileHash } from '#app/orders/imports/row_key'
import OrderImport from '#app/orders/models/order_import'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { fileStore } from '#app/platform/files/store'
import { publish } from '#app/platform/outbox/publish'
import { recordInitialState } from '#app/platform/states/transition'

/** Keeps an uploaded sheet and has it read in the background. The same file again is the same import. */
export class ReceiveSheet {
  async handle(input: {
    bytes: Buffer
    name: string
    mime: string
    by: Actor
    authorId: string
  }): Promise<{ importId: string; isKnown: boolean }> {
    const sha256 = fileHash(input.bytes)
    return db.transaction(async (trx) => {
      await trx.rawQuery('select pg_advisory_xact_lock(hashtext(?))', [sha256])
      const known = await OrderImport.query({ client: trx })
        .where('file_sha256', sha256)
        .whereNot('state', 'failed')
        .first()
      if (known) return { importId: known.id, isKnown: true }

      const file = await fileStore.put(
        { purpose: 'order_sheet', bytes: input.bytes, mime: input.mime, name: input.name },
        trx
      )
      const id = newId()
      await trx.table('order_imports').insert({
        id,
        file_id: file.id,
        file_sha256: sha256,
        author_id: input.authorId,
        state: 'received',
        received_at: clock.now().toISO(),
      })
      await recordInitialState(importStates, [id], 'received', { by: input.by, trx })
      await record(
        { actor: input.by, action: 'imports.received', subject: 'order_import', subjectId: id },
        trx
      )
      await publish(new OrderSheetReceived({ orderImportId: id }), trx)
      return { importId: id, isKnown: false }
    })
  }
}
