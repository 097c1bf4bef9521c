/** What a thing takes up, and what a box holds. */
export interface Room {
  net: number
  lines: number
}

/** More things, or more tries, are not worth the one box that they might save. */
const MOST_SEARCHED = 60
const MOST_TRIES = 50_000

/**
 * Puts things into the smallest number of boxes, each thing whole; returns their numbers, in order within a box,
 * boxes by their first thing. Things as they come where that is already the smallest number. Deterministic.
 * Up to 60 things the answer is the smallest unless the search is cut off; beyond that it is best fit.
 */
export function pack(things: readonly Room[], box: Room): number[][] {
  const least = fewest(things, box)
  let best = asTheyCome(things, box)
  if (best.length > least) {
    const fitted = bestFit(things, box)
    if (fitted.length < best.length) best = fitted
  }
  const search = new Search(things, box)
  for (let boxes = least; boxes < best.length && things.length <= MOST_SEARCHED; boxes++) {
    const found = search.into(boxes)
    if (found) best = found
  }
  return best
    .map((group) => group.toSorted((a, b) => a - b))
    .toSorted(([first], [other]) => first - other)
}

function fewest(things: readonly Room[], box: Room): number {
  const net = things.reduce((sum, thing) => sum + thing.net, 0)
  const lines = things.reduce((sum, thing) => sum + thing.lines, 0)
  return Math.max(1, Math.ceil(net / box.net), Math.ceil(lines / box.lines))
}

function asTheyCome(things: readonly Room[], box: Room): number[][] {
  const boxes = new Boxes(things, box)
  for (const thing of things.keys())
    boxes.put(thing, boxes.fits(thing, boxes.last) ? boxes.last : boxes.add())
  return boxes.groups
}

/** The largest first, each into the fullest box that still takes it. */
function bestFit(things: readonly Room[], box: Room): number[][] {
  const boxes = new Boxes(things, box)
  for (const thing of largestFirst(things)) {
    const fitting = [...boxes.groups.keys()].filter((at) => boxes.fits(thing, at))
    const fullest = fitting.toSorted((a, b) => boxes.left[a].net - boxes.left[b].net)[0]
    boxes.put(thing, fullest ?? boxes.add())
  }
  return boxes.groups
}

function largestFirst(things: readonly Room[]): number[] {
  return [...things.keys()].toSorted(
    (a, b) => things[b].net - things[a].net || things[b].lines - things[a].lines || a - b
  )
}

/** Tries every way that matters: boxes that are equally full are one. */
class Search {
  #tries = 0
  #order: number[]

  constructor(
    private things: readonly Room[],
    private box: Room
  ) {
    this.#order = largestFirst(things)
  }

  into(count: number): number[][] | null {
    const boxes = new Boxes(this.things, this.box)
    while (boxes.groups.length < count) boxes.add()
    return this.#place(0, boxes) ? boxes.groups.filter((group) => group.length > 0) : null
  }

  #place(step: number, boxes: Boxes): boolean {
    if (step === this.#order.length) return true
    const thing = this.#order[step]
    const seen = new Set<string>()
    for (const [at, { net, lines }] of boxes.left.entries()) {
      const kind = `${net} ${lines}`
      if (seen.has(kind) || !boxes.fits(thing, at)) continue
      if (++this.#tries > MOST_TRIES) return false
      seen.add(kind)
      boxes.put(thing, at)
      if (this.#place(step + 1, boxes)) return true
      boxes.take(thing, at)
    }
    return false
  }
}

class Boxes {
  groups: number[][] = []
  left: Room[] = []

  constructor(
    private things: readonly Room[],
    private box: Room
  ) {}

  get last(): number {
    return this.groups.length - 1
  }

  add(): number {
    this.left.push({ ...this.box })
    return this.groups.push([]) - 1
  }

  fits(thing: number, at: number): boolean {
    const [room, size] = [this.left.at(at), this.things[thing]]
    return at >= 0 && room !== undefined && room.net >= size.net && room.lines >= size.lines
  }

  put(thing: number, at: number): void {
    this.groups[at].push(thing)
    this.#change(at, this.things[thing], -1)
  }

  take(thing: number, at: number): void {
    this.groups[at].pop()
    this.#change(at, this.things[thing], 1)
  }

  #change(at: number, { net, lines }: Room, sign: 1 | -1): void {
    const room = this.left[at]
    this.left[at] = { net: room.net + sign * net, lines: room.lines + sign * lines }
  }
}
