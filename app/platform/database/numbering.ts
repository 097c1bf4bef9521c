import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const SEQUENCE_DIGITS = 7
const DATED_NUMBER = /^\d{14}$/

/**
 * A number that people read aloud: day (yyMMdd) + 7 digits of a sequence + a Luhn check digit.
 * `day` is a business day (`2026-11-24`). The sequence may run past ten million: only its last seven
 * digits count, which stay unique within a day.
 */
export function datedNumber(day: string, sequence: number): string {
  const count = (sequence % 10 ** SEQUENCE_DIGITS).toString().padStart(SEQUENCE_DIGITS, '0')
  return withCheckDigit(day.replaceAll('-', '').slice(2) + count)
}

/** Whether a typed number can be right: its form and its check digit (any single wrong digit shows). */
export function isDatedNumber(text: string): boolean {
  return DATED_NUMBER.test(text) && withCheckDigit(text.slice(0, -1)) === text
}

/** Appends the Luhn check digit (ISO/IEC 7812-1, annex B). */
export function withCheckDigit(digits: string): string {
  const sum = Array.from(digits)
    .toReversed()
    .map((digit, index) => (index % 2 === 0 ? Number(digit) * 2 : Number(digit)))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

/** `count` numbers of a PostgreSQL sequence, never given out twice; what is rolled back leaves gaps. */
export async function takeWithGaps(
  sequence: string,
  count: number,
  trx: TransactionClientContract
): Promise<number[]> {
  const { rows } = await trx.rawQuery(
    'select nextval(?::regclass) as number from generate_series(1, ?::int)',
    [sequence, count]
  )
  return rows.map((row: { number: string }) => Number(row.number))
}

/**
 * The next number of a series without gaps (1, 2, 3 …). Whoever takes one makes all others of the
 * series wait until its transaction ends: take it last, in a short transaction.
 */
export async function takeGapFree(name: string, trx: TransactionClientContract): Promise<number> {
  const { rows } = await trx.rawQuery(
    `insert into number_sequences as taken (name, last_value) values (?, 1)
     on conflict (name) do update set last_value = taken.last_value + 1
     returning last_value`,
    [name]
  )
  return Number(rows[0].last_value)
}
