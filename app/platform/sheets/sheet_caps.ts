/** What a file may cost before it is refused; checked while reading, never after. */
export interface SheetCaps {
  /** Bytes of the file as uploaded. */
  bytes: number
  /** Bytes that an xlsx may unpack to, whatever its size. */
  inflatedBytes: number
  /** How many times its own size an xlsx may unpack to, once it is past `freeInflatedBytes`. */
  inflatedRatio: number
  /** Small files of much repetition unpack far: below this the ratio does not count. */
  freeInflatedBytes: number
  /** Rows with content, the header included. */
  rows: number
  columns: number
  /** Characters of one cell; Excel itself allows 32,767. */
  cellCharacters: number
  /** Characters of all shared strings of an xlsx, which have to stay in memory. */
  sharedCharacters: number
  /** Time spent reading; the time that the taker of the rows needs is not counted. */
  milliseconds: number
}

const MEBIBYTE = 1024 * 1024

export const SHEET_CAPS: SheetCaps = {
  bytes: 20 * MEBIBYTE,
  inflatedBytes: 256 * MEBIBYTE,
  inflatedRatio: 12,
  freeInflatedBytes: 24 * MEBIBYTE,
  rows: 50_001,
  columns: 256,
  cellCharacters: 32_767,
  sharedCharacters: 32 * MEBIBYTE,
  milliseconds: 60_000,
}
