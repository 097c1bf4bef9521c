/**
 * Runs all suites, each in a process of its own with a log of its own, and ends with one line:
 * `N passed, N failed`. With arguments it runs what they name, to the screen.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot, startDatabase } from '#app/platform/database/settings'
import { prepareEnvironment } from '#tests/support/environment'
import type { TestCounts } from '#tests/support/summary_reporter'
import rcFile from '../adonisrc.js'

const LONGEST_SUITE_MS = 15 * 60_000
const logs = join(projectRoot, 'tmp/test-logs')
const countsFile = join(logs, `counts-${process.pid}.json`)
const args = process.argv.slice(2)

mkdirSync(logs, { recursive: true })
await prepareEnvironment([])
process.env.TEST_COUNTS_FILE = countsFile
// Used here too, the database stays up between the suites.
await startDatabase()

const total: TestCounts = { passed: 0, failed: 0 }
if (args.length > 0) add(await run(args, 'inherit'))
else for (const suite of rcFile.tests?.suites ?? []) await runSuite(suite.name)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 ? 1 : 0)

async function runSuite(suite: string): Promise<void> {
  const log = join(logs, `${suite}.log`)
  const startedAt = performance.now()
  const counts = await run([suite], openSync(log, 'w'))
  add(counts)
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  console.log(`${suite}: ${counts.passed} ok, ${counts.failed} not, ${seconds} s (${log})`)
  if (counts.failed > 0) console.log(readFileSync(log, 'utf8').split('\n').slice(-80).join('\n'))
}

/** A run that ends without its counts has crashed: that is a failure. */
async function run(runArgs: string[], output: 'inherit' | number): Promise<TestCounts> {
  rmSync(countsFile, { force: true })
  const child = spawn(
    process.execPath,
    ['--import=./bin/typescript.js', 'bin/test.ts', ...runArgs],
    { cwd: projectRoot, stdio: ['ignore', output, output], timeout: LONGEST_SUITE_MS }
  )
  const forward = () => child.kill('SIGTERM')
  process.once('SIGTERM', forward)
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  process.off('SIGTERM', forward)
  const counts: TestCounts = existsSync(countsFile)
    ? JSON.parse(readFileSync(countsFile, 'utf8'))
    : { passed: 0, failed: 1 }
  return code === 0 ? counts : { ...counts, failed: Math.max(counts.failed, 1) }
}

function add(counts: TestCounts): void {
  total.passed += counts.passed
  total.failed += counts.failed
}
