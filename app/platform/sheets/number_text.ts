import { DateTime } from 'luxon'
import type { NumberLook } from './xlsx_styles.js'

/** A spreadsheet keeps 15 digits; whatever a file writes beyond them is binary noise or lost. */
const DIGITS_KEPT = 15
const FIRST_LOST = 10 ** DIGITS_KEPT
const PLAIN_INTEGER = /^-?(?:0|[1-9]\d{0,14})$/
/** Serial day 60 is the 29th of February 1900, which never was: later days are one ahead. */
const DAY_THAT_NEVER_WAS = 60

/**
 * The text of a numeric cell as its author saw it: `1.1000000000000001` is `1.1`. Numbers of 16 and more
 * digits come out as `1.6672E+17`, because the digits behind are gone: readers refuse them as identifiers.
 */
export function numberText(written: string, look: NumberLook, startsIn1904: boolean): string {
  if (look === null && PLAIN_INTEGER.test(written)) return written
  const number = Number(written)
  if (written.trim() === '' || !Number.isFinite(number)) return written
  if (look?.type === 'date') return dateText(number, startsIn1904)
  if (Math.abs(number) >= FIRST_LOST) {
    return Number(number.toPrecision(DIGITS_KEPT)).toExponential().toUpperCase()
  }
  const text = String(Number(number.toPrecision(DIGITS_KEPT)))
  return look?.type === 'zeros' ? text.padStart(look.digits, '0') : text
}

/** `2026-11-24`, with a time of day `2026-11-24 14:05:00`; a bare time `14:05:00`. */
function dateText(serial: number, startsIn1904: boolean): string {
  const offset = serial < DAY_THAT_NEVER_WAS ? 1 : 0
  const epoch = startsIn1904 ? DateTime.utc(1904, 1, 1) : DateTime.utc(1899, 12, 30 + offset)
  const seconds = Math.round(serial * 86_400)
  const moment = epoch.plus({ seconds })
  if (!moment.isValid || moment.year > 9999) return String(serial)
  if (serial >= 0 && serial < 1) return moment.toFormat('HH:mm:ss')
  return moment.toFormat(seconds % 86_400 === 0 ? 'yyyy-MM-dd' : 'yyyy-MM-dd HH:mm:ss')
}
