/** `npm run prove -- NAME [--scale=0.05]`: runs a proof of `tests/proofs`, or `all` of them. */
import { parseArgs } from 'node:util'
import { prepareEnvironment } from '#tests/support/environment'
import type { Proof } from '#tests/support/proof'
import { choose, namesIn } from './named_modules.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { scale: { type: 'string', default: '1' } },
})
const scale = Number(values.scale)
const names = namesIn('tests/proofs')
const usage = 'Usage: npm run prove -- NAME [--scale=0.05]'
const chosen = positionals[0] === 'all' ? names : [choose(positionals[0], names, usage)]

await prepareEnvironment([])
let failures = 0
for (const name of chosen) {
  const { prove }: { prove: Proof } = await import(`../tests/proofs/${name}.js`)
  const { passed, failed } = await prove({ scale, say: (line) => console.log(`  ${line}`) })
  console.log(`${name}: ${passed} passed, ${failed} failed`)
  failures += failed
}
process.exit(failures > 0 ? 1 : 0)
