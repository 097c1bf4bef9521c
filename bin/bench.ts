/** `npm run bench -- NAME [--json]`: runs a benchmark of `benchmarks` and prints its figures. */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import type { Benchmark } from '#benchmarks/support/benchmark'
import { choose, namesIn } from './named_modules.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
})
const name = choose(positionals[0], namesIn('benchmarks'), 'Usage: npm run bench -- NAME [--json]')
const say = (line: string) => (values.json ? undefined : console.log(`  ${line}`))

const { bench }: { bench: Benchmark } = await import(`../benchmarks/${name}.js`)
const figures = await bench({ say, args: positionals.slice(1) })
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`
if (values.json) console.log(JSON.stringify({ benchmark: name, machine, ...figures }))
else console.table(figures)
process.exit(0)
