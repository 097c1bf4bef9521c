export interface SeededRandom {
  /** A whole number from 0 to below the bound. */
  below(bound: number): number
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  /** Whether something happens that happens so many times in a hundred. */
  happens(percent: number): boolean
  pick<Item>(items: readonly Item[]): Item
}

/** Numbers that look random and are the same for the same seed (xorshift, 32 bits). */
export function seededRandom(seed: number): SeededRandom {
  let state = (seed * 2_654_435_761 + 1) >>> 0 || 1
  const below = (bound: number) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state % bound
  }
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    happens: (percent) => below(1000) < percent * 10,
    pick(items) {
      if (items.length === 0) throw new RangeError('nothing to pick from')
      return items[below(items.length)]
    },
  }
}
