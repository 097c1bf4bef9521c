import type { Result } from '#app/platform/result'
import { cleanCell, cleanCode } from './cell_text.js'
import { type OrderField, REQUIRED_FIELDS } from './header_aliases.js'
import { columnName, type SheetHeader } from './read_header.js'
import type { RefusalReason, RowRefusal } from './refusal_reasons.js'

/** The cells of one row by field; collects why cells are refused, at most one reason a cell. */
export class RowCells {
  #refused = new Map<OrderField, RefusalReason>()

  constructor(
    private readonly header: SheetHeader,
    private readonly cells: readonly string[]
  ) {}

  /** Words: what people wrote, without outer space. */
  text(field: OrderField): string {
    return cleanCell(this.#raw(field))
  }

  /** Numbers and codes: full-width forms become plain. */
  code(field: OrderField): string {
    return cleanCode(this.#raw(field))
  }

  /** Null when the cell is empty or refused; an empty required cell is refused. */
  read<Value>(
    field: OrderField,
    written: string,
    parse: (written: string) => Result<Value, { type: RefusalReason }>
  ): Value | null {
    if (written === '') {
      if (REQUIRED_FIELDS.includes(field)) this.refuse(field, 'required_missing')
      return null
    }
    const parsed = parse(written)
    if (parsed.ok) return parsed.value
    this.refuse(field, parsed.failure.type)
    return null
  }

  refuse(field: OrderField, reason: RefusalReason): void {
    if (!this.#refused.has(field)) this.#refused.set(field, reason)
  }

  /** In the order of the sheet's columns; columns that the sheet lacks come last. */
  refusals(): RowRefusal[] {
    const position = (field: OrderField) => this.header.columns[field] ?? Number.MAX_SAFE_INTEGER
    return [...this.#refused]
      .sort(([a], [b]) => position(a) - position(b))
      .map(([field, reason]) => ({
        column: columnName(this.header, field),
        value: this.#raw(field),
        reason,
      }))
  }

  #raw(field: OrderField): string {
    const index = this.header.columns[field]
    return index === undefined ? '' : (this.cells[index] ?? '')
  }
}
