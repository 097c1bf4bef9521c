export interface SeededRandom {
  /** A whole number from 0 to below the bound. */
  below(bound: number): number
}

/** Numbers that look random and are the same for the same seed (xorshift, 32 bits). */
export function seededRandom(seed: number): SeededRandom {
  let state = (seed * 2_654_435_761 + 1) >>> 0 || 1
  return {
    below(bound) {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      state >>>= 0
      return state % bound
    },
  }
}
