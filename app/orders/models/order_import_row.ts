import { OrderImportRowSchema } from '#database/schema'
import type { RowRefusal } from '#app/orders/imports/refusal_reasons'
import { open } from '#app/platform/crypto/envelope'
import { rowIdOf } from '#app/platform/crypto/envelope_columns'

/** A refusal as stored: the cell itself stays in the sealed cells. */
export type StoredRefusal = Omit<RowRefusal, 'value'>

export default class OrderImportRow extends OrderImportRowSchema {
  static primaryKey = 'importId'
  declare verdict: 'staged' | 'imported' | 'known' | 'refused'
  declare reasons: StoredRefusal[]

  get cellTexts(): string[] {
    return this.cells ? openCells(this.importId, this.row, this.cells) : []
  }
}

export function openCells(importId: string, row: number, cells: Buffer): string[] {
  return open<string[]>('order_import_rows.cells', rowIdOf(importId, row), cells)
}
