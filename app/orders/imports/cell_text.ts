/** Numbers of 12 and more digits that a spreadsheet has turned into scientific notation: `1.6672E+17`. */
const SCIENTIFIC = /^[-+]?\d+(?:\.\d+)?E[-+]?\d+$/i
/** `="00123"`: how some systems keep spreadsheets from eating zeros. */
const QUOTED_FORMULA = /^="(.*)"$/s

/** A cell as people meant it: control characters and outer space gone; inner characters stay as they are. */
export function cleanCell(text: string): string {
  return text.replace(/[\p{Cc}\u200b-\u200f\u2028-\u202e\ufeff]/gu, ' ').trim()
}

/** For numbers and codes: also without quoting tricks, full-width digits become plain. */
export function cleanCode(text: string): string {
  const written = cleanCell(text)
  const quoted = QUOTED_FORMULA.exec(written)
  return (quoted ? quoted[1] : written).normalize('NFKC').replace(/^'/, '').trim()
}

export function isBrokenBySpreadsheet(text: string): boolean {
  return SCIENTIFIC.test(text)
}

/** `#N/A`, `#REF!`: the result of a formula that failed. */
export function isFormulaError(text: string): boolean {
  return /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/.test(text)
}
