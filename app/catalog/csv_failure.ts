import { failed, type Result } from '#app/platform/result'
import { type SheetFailure, SheetRefusal } from '#app/platform/sheets/sheet_refusal'

/** The first fault of a file that is imported whole or not at all. */
export type CsvFailure = SheetFailure | { type: 'row_invalid'; row: number; column: string }

/** Turns a refusal from deep inside the reader into a value. */
export async function readingWhole<Value>(
  read: () => Promise<Result<Value, CsvFailure>>
): Promise<Result<Value, CsvFailure>> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof SheetRefusal) return failed(error.failure)
    throw error
  }
}
