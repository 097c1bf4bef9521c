import { MultiBar, type SingleBar } from 'cli-progress'

/** One bar a station on a terminal; silence elsewhere. */
export class Progress {
  readonly #bars: MultiBar | null
  readonly #byStation = new Map<string, SingleBar>()

  constructor(isShown: boolean) {
    this.#bars = isShown
      ? new MultiBar({
          stream: process.stderr,
          format: '{station} {bar} {value}/{total}',
          hideCursor: true,
        })
      : null
  }

  show(station: string, done: number, total: number): void {
    if (!this.#bars) return
    const bar =
      this.#byStation.get(station) ?? this.#bars.create(total, 0, { station: station.padEnd(12) })
    this.#byStation.set(station, bar)
    bar.setTotal(total)
    bar.update(done)
  }

  end(): void {
    this.#bars?.stop()
  }
}
