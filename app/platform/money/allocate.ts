import { fen, type Fen } from '#app/platform/money/fen'

/**
 * Splits an amount over weights so that the parts add up to it exactly: everyone gets the whole part
 * of the exact share, and the fen that are left go to the largest remainders (the heavier weight,
 * then the earlier one, when remainders are equal). A weight of 0 gets 0. Weights are whole numbers,
 * for example the fen of lines; a negative amount splits like its opposite.
 */
export function allocate(amount: Fen, weights: readonly number[]): Fen[] {
  const total = weights.reduce((sum, weight) => sum + wholeWeight(weight), 0n)
  if (total === 0n) {
    if (amount !== 0) throw new RangeError('an amount cannot be split over weights that are all 0')
    return weights.map(() => fen(0))
  }

  const size = BigInt(Math.abs(amount))
  const shares = weights.map((weight, index) => {
    const exact = size * BigInt(weight)
    return { index, weight, part: exact / total, remainder: exact % total }
  })
  const left = size - shares.reduce((sum, { part }) => sum + part, 0n)
  const favoured = new Set(
    shares
      .toSorted(
        (a, b) => compare(b.remainder, a.remainder) || b.weight - a.weight || a.index - b.index
      )
      .slice(0, Number(left))
      .map(({ index }) => index)
  )
  return shares.map(({ index, part }) => {
    const share = Number(part) + (favoured.has(index) ? 1 : 0)
    return fen(amount < 0 ? -share : share)
  })
}

function wholeWeight(weight: number): bigint {
  if (!Number.isSafeInteger(weight) || weight < 0)
    throw new RangeError(`not a whole weight: ${weight}`)
  return BigInt(weight)
}

function compare(left: bigint, right: bigint): number {
  return left === right ? 0 : left < right ? -1 : 1
}
