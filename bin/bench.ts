/** `npm run bench -- NAME [--json] [options of the benchmark]`: runs a benchmark of `benchmarks` and prints its figures. */
import { cpus, loadavg } from 'node:os'
import type { Benchmark } from '#benchmarks/support/benchmark'
import { choose, namesIn } from './named_modules.js'

const isJson = process.argv.includes('--json')
const [wanted, ...args] = process.argv.slice(2).filter((argument) => argument !== '--json')
const name = choose(wanted, namesIn('benchmarks'), 'Usage: npm run bench -- NAME [--json]')
const say = (line: string) => (isJson ? undefined : console.log(`  ${line}`))

const { bench }: { bench: Benchmark } = await import(`../benchmarks/${name}.js`)
const loadBefore = Number(loadavg()[0]?.toFixed(2))
const figures = { loadBefore, ...(await bench({ say, args })) }
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`
if (isJson) console.log(JSON.stringify({ benchmark: name, machine, ...figures }))
else console.table(figures)
process.exit(0)
