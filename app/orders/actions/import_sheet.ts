import db from '@adonisjs/lucid/services/db'
import { CommitRows } from '#app/orders/actions/commit_rows'
import { StageSheet } from '#app/orders/actions/stage_sheet'
import { importStates } from '#app/orders/import_states'
import type { ImportFailure } from '#app/orders/imports/judged_sheet'
import OrderImport from '#app/orders/models/order_import'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { transition } from '#app/platform/states/transition'

/**
 * Takes a received sheet to its end: rows are staged with their verdicts, then the good ones become
 * orders chunk by chunk. Every step can be cut off anywhere and done again without doubling a row.
 */
export class ImportSheet {
  async handle(input: { importId: string }): Promise<void> {
    const sheet = await OrderImport.findOrFail(input.importId)
    if (sheet.state === 'finished' || sheet.state === 'failed') return
    if (sheet.state === 'received') {
      await db.transaction((trx) => transition(importStates, sheet, 'read', { by: SYSTEM, trx }))
    }

    const staged = await new StageSheet().handle({ sheet })
    if (!staged.ok) return this.#fail(sheet, staged.failure)
    await new CommitRows().handle({ sheet, header: staged.value })
    await db.transaction((trx) =>
      transition(importStates, sheet, 'finish', {
        by: SYSTEM,
        trx,
        set: { finished_at: clock.now() },
      })
    )
  }

  async #fail(sheet: OrderImport, failure: ImportFailure): Promise<void> {
    await db.transaction((trx) =>
      transition(importStates, sheet, 'fail', {
        by: SYSTEM,
        trx,
        set: { failure: JSON.stringify(failure), finished_at: clock.now() },
      })
    )
  }
}
