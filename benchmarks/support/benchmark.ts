/** `npm run bench -- NAME`, from `benchmarks/NAME.ts`; the unit of a figure ends its name. */
export type Benchmark = (options: BenchmarkOptions) => Promise<Figures>

export interface BenchmarkOptions {
  say: (line: string) => void
  args: string[]
}

export type Figures = Record<string, number | string>
