/** Why a file is not read as a sheet (any further). */
export type SheetFailure =
  /** Neither xlsx nor csv by its content; the file's name does not count. Old .xls files too. */
  | { type: 'not_a_sheet' }
  /** The file, what it unpacks to, or one cell of it. */
  | { type: 'too_large' }
  | { type: 'too_many_rows'; limit: number }
  | { type: 'too_slow' }
  /** Protected by a password. */
  | { type: 'encrypted' }
  /** It begins like a sheet, but its structure, XML or text encoding is damaged. */
  | { type: 'broken' }

/**
 * Unwinds the parsers, which call back from deep inside. Whoever starts a reader turns it into a value:
 * it never leaves this folder's callers as an exception.
 */
export class SheetRefusal extends Error {
  constructor(readonly failure: SheetFailure) {
    super(`sheet refused: ${failure.type}`)
  }
}

export function refuseSheet(failure: SheetFailure): never {
  throw new SheetRefusal(failure)
}
