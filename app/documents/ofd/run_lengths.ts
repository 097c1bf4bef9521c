const SHORTEST_RUN = 3

/** `g 11 3.175` for eleven equal steps (GB/T 33190-2016, 11.3: DeltaX); shorter runs are written out. */
export function writeRunLengths(steps: readonly string[]): string {
  const words: string[] = []
  for (let start = 0; start < steps.length;) {
    let end = start + 1
    while (end < steps.length && steps[end] === steps[start]) end++
    const run = steps.slice(start, end)
    words.push(...(run.length < SHORTEST_RUN ? run : ['g', String(run.length), steps[start]]))
    start = end
  }
  return words.join(' ')
}
