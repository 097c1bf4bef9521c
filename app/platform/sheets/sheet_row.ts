/** One row as text: what its author saw in each cell, empty cells as ''. */
export interface SheetRow {
  /** As spreadsheets number them: the first row of the sheet is 1, empty rows count. */
  row: number
  cells: string[]
}
