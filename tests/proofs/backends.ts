/** On an outside PostgreSQL and with the queue in Redis: the conformance of the queue, and a day. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '#app/platform/database/settings'
import { playDay } from '#tests/support/demo_day'
import { DEMO_ROWS, demoDefects, demoXlsx } from '#tests/support/demo_sheet'
import { freePort } from '#tests/support/environment'
import { type Proof, scaled } from '#tests/support/proof'
import { startOutsideServers } from './support/outside_servers.js'

type Variables = Record<string, string>

export const prove: Proof = async (options) => {
  const servers = await startOutsideServers()
  for (const version of servers.versions) options.say(version)
  const folder = mkdtempSync(join(tmpdir(), 'backends-'))
  chmodSync(folder, 0o755)
  const counts = { passed: 0, failed: 0 }
  try {
    const rows = scaled(DEMO_ROWS, options)
    check('a day with both', await isDayWhole(folder, rows, servers.variables))
    check('the conformance of the queue', isQueueConformant(folder, servers.variables))
  } finally {
    await servers.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return counts

  function check(fact: string, { isTrue, output }: { isTrue: boolean; output: string }) {
    counts[isTrue ? 'passed' : 'failed'] += 1
    options.say(`${isTrue ? 'holds' : 'NOT TRUE'}: ${fact}${isTrue ? '' : `\n${output}`}`)
  }
}

async function isDayWhole(folder: string, rows: number, variables: Variables) {
  const sheet = join(folder, 'orders.xlsx')
  writeFileSync(sheet, await demoXlsx(rows))
  const state = { dataDir: join(folder, 'state'), port: await freePort() }
  const { code, output } = await playDay({ sheet, ...state, variables })
  if (code !== 0) return { isTrue: false, output }
  const report = JSON.parse(output)
  const refused = demoDefects().refused.filter(({ row }) => row <= rows + 1).length
  const isTrue =
    report.verified === rows - refused &&
    report.completed === rows - refused &&
    report.ledgerBalanced &&
    report.auditVerified
  return { isTrue, output }
}

function isQueueConformant(folder: string, variables: Variables) {
  const args = ['--import=./bin/typescript.js', 'bin/test.ts', 'conformance', '--files=queue']
  const run = spawnSync(process.execPath, args, {
    cwd: projectRoot,
    env: { ...process.env, DATA_DIR: join(folder, 'queue'), ...variables },
    encoding: 'utf8',
  })
  return {
    isTrue: run.status === 0 && !/skipped/i.test(run.stdout),
    output: run.stdout + run.stderr,
  }
}
