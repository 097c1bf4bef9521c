import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { writeRefusedSheet } from '#app/orders/imports/write_refused_sheet'
import OrderImport from '#app/orders/models/order_import'
import { allRefusedRows } from '#app/orders/queries/refused_rows'
import type { Actor } from '#app/platform/actor'

/** Hands the refused rows out as a sheet. They are personal data, so it is written down who took them. */
export class ExportRefusedRows {
  async handle(input: {
    importId: string
    translate: (key: string) => string
    by: Actor
  }): Promise<ReadableStream<Uint8Array>> {
    const sheet = await OrderImport.findOrFail(input.importId)
    await db.transaction((trx) =>
      record(
        {
          actor: input.by,
          action: 'imports.refused_rows_taken',
          subject: 'order_import',
          subjectId: sheet.id,
        },
        trx
      )
    )
    const names = sheet.header?.names ?? []
    return writeRefusedSheet({ names }, allRefusedRows(sheet), input.translate)
  }
}
