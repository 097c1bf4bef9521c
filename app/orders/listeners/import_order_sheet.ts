import { ImportSheet } from '#app/orders/actions/import_sheet'
import type { Listener, Message } from '#app/platform/outbox/listener'

/** Reads a received sheet. Its steps are repeatable themselves, so a second delivery goes on or finds nothing left. */
export default class ImportOrderSheet implements Listener<{ orderImportId: string }> {
  static id = 'orders.import_order_sheet'
  static queue = 'import' as const

  async handle({ payload }: Message<{ orderImportId: string }>): Promise<void> {
    await new ImportSheet().handle({ importId: payload.orderImportId })
  }
}
