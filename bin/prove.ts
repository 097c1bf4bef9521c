/**
 * `npm run prove -- NAME [--scale=0.05]`: runs a proof of `tests/proofs`, or `all` of them; these in so many
 * `--lanes`, each proof then in a process of its own.
 */
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { prepareEnvironment } from '#tests/support/environment'
import type { Proof } from '#tests/support/proof'
import { inLanes } from './lanes.js'
import { choose, namesIn } from './named_modules.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scale: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '1' },
  },
})
const names = namesIn('tests/proofs')
const usage = 'Usage: npm run prove -- NAME [--scale=0.05] [--lanes=2]'
const chosen = positionals[0] === 'all' ? names : [choose(positionals[0], names, usage)]
const lanes = Array.from({ length: Number(values.lanes) }, (_, lane) => lane)

await prepareEnvironment([])
let failures = 0
await inLanes(chosen, lanes, lanes.length > 1 && chosen.length > 1 ? proveApart : proveHere)
process.exit(failures > 0 ? 1 : 0)

async function proveHere(name: string): Promise<void> {
  const { prove }: { prove: Proof } = await import(`../tests/proofs/${name}.js`)
  const say = (line: string) => console.log(`  ${line}`)
  const { passed, failed } = await prove({ scale: Number(values.scale), say })
  console.log(`${name}: ${passed} passed, ${failed} failed`)
  failures += failed
}

/** What it says comes in one piece, when it has ended. */
async function proveApart(name: string): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--import=./bin/typescript.js', 'bin/prove.ts', name, `--scale=${values.scale}`],
    { stdio: ['ignore', 'pipe', 'inherit'] }
  )
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  process.stdout.write(await text(child.stdout))
  if ((await ended) !== 0) failures += 1
}
