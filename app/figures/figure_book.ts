import type { FigureValues } from '#app/figures/figure'
import type { FigureKey } from '#app/figures/figures'

const NOTHING: FigureValues = { count: 0, fen: 0, minutes: 0 }

/** The figures of some days; a day on which nothing happened has noughts. */
export class FigureBook {
  constructor(private readonly values: ReadonlyMap<string, FigureValues>) {}

  of(figure: FigureKey, ...days: string[]): FigureValues {
    const sum = { ...NOTHING }
    for (const day of days) {
      const { count, fen, minutes } = this.values.get(`${day} ${figure}`) ?? NOTHING
      sum.count += count
      sum.fen += fen
      sum.minutes += minutes
    }
    return sum
  }
}
