import { toSafeInteger } from '#app/platform/database/columns'
import { type Fen, fen } from '#app/platform/money/fen'

export interface Sums {
  count: number
  netFen: Fen
  taxFen: Fen
  totalFen: Fen
}

/** Invoices, and those that credit them: their amounts are negative. */
export interface ColouredSums {
  blue: Sums
  red: Sums
}

export const NO_SUMS: ColouredSums = { blue: noSums(), red: noSums() }

/** What is left of invoices after their credits. */
export function balanceOf({ blue, red }: ColouredSums): Sums {
  return combine(blue, red, 1)
}

export function addSums(one: ColouredSums, other: ColouredSums): ColouredSums {
  return { blue: combine(one.blue, other.blue, 1), red: combine(one.red, other.red, 1) }
}

export function subtractSums(from: ColouredSums, sums: ColouredSums): ColouredSums {
  return { blue: combine(from.blue, sums.blue, -1), red: combine(from.red, sums.red, -1) }
}

export function isSameSums(one: ColouredSums, other: ColouredSums): boolean {
  const { blue, red } = subtractSums(one, other)
  return [blue, red].every((sums) => Object.values(sums).every((value) => value === 0))
}

/** Sums as SQL over rows with `is_red`, `net_fen`, `tax_fen` and `total_fen`. */
export const SUM_COLUMNS = (['blue', 'red'] as const)
  .map((colour) => {
    const only = `filter (where ${colour === 'red' ? '' : 'not '}is_red)`
    const sums = ['net', 'tax', 'total'].map(
      (name) => `coalesce(sum(${name}_fen) ${only}, 0)::bigint as ${colour}_${name}_fen`
    )
    return [`count(*) ${only} as ${colour}_count`, ...sums].join(', ')
  })
  .join(', ')

export type StoredSums = Record<
  `${'blue' | 'red'}_${'count' | 'net_fen' | 'tax_fen' | 'total_fen'}`,
  string
>

export function toSums(row: StoredSums): ColouredSums {
  return { blue: sumsOf(row, 'blue'), red: sumsOf(row, 'red') }
}

function sumsOf(row: StoredSums, colour: 'blue' | 'red'): Sums {
  const amount = (name: 'net' | 'tax' | 'total') =>
    fen(toSafeInteger(row[`${colour}_${name}_fen`]) ?? 0)
  return {
    count: Number(row[`${colour}_count`]),
    netFen: amount('net'),
    taxFen: amount('tax'),
    totalFen: amount('total'),
  }
}

function combine(one: Sums, other: Sums, sign: 1 | -1): Sums {
  return {
    count: one.count + sign * other.count,
    netFen: fen(one.netFen + sign * other.netFen),
    taxFen: fen(one.taxFen + sign * other.taxFen),
    totalFen: fen(one.totalFen + sign * other.totalFen),
  }
}

function noSums(): Sums {
  return { count: 0, netFen: fen(0), taxFen: fen(0), totalFen: fen(0) }
}
