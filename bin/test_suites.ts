/**
 * Runs all suites, each in a process of its own with a log of its own, two at a time, and ends with one
 * line: `N passed, N failed`. With arguments it runs what they name, to the screen.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '#app/platform/database/settings'
import { freePort, prepareEnvironment } from '#tests/support/environment'
import type { TestCounts } from '#tests/support/summary_reporter'
import rcFile from '../adonisrc.js'
import { inLanes } from './lanes.js'

const LONGEST_SUITE_MS = 20 * 60_000
/** Takes as long as all others together. */
const LONGEST_SUITE = 'browser'
/** Of a log, when a suite has failed. */
const [LINES_OF_ERRORS, LINES_OF_A_CRASH] = [200, 80]
const logs = join(projectRoot, 'tmp/test-logs')
const args = process.argv.slice(2)

/** Environment variables. */
type Lane = Record<string, string>

mkdirSync(logs, { recursive: true })
await prepareEnvironment([])
const running = new Set<ChildProcess>()
let isToldToStop = false
process.once('SIGTERM', () => {
  isToldToStop = true
  for (const child of running) child.kill('SIGTERM')
})

const total: TestCounts = { passed: 0, failed: 0 }
if (args.length > 0) add(await run(args, 'inherit', {}))
else await inLanes(suites(), await lanes(), runSuite)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 ? 1 : 0)

function suites(): string[] {
  const names = (rcFile.tests?.suites ?? []).map(({ name }) => name)
  return [LONGEST_SUITE, ...names.filter((name) => name !== LONGEST_SUITE)]
}

/** The second has a state and a port of its own. An outside server has one state, so that there is one lane. */
async function lanes(): Promise<Lane[]> {
  const { DATABASE_URL, REDIS_URL, DATA_DIR } = process.env
  if (DATABASE_URL || REDIS_URL || availableParallelism() === 1) return [{}]
  return [{}, { DATA_DIR: `${DATA_DIR}-2`, PORT: String(await freePort()) }]
}

async function runSuite(suite: string, lane: Lane): Promise<void> {
  const log = join(logs, `${suite}.log`)
  const startedAt = performance.now()
  const counts = await run([suite], openSync(log, 'w'), lane)
  add(counts)
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  console.log(`${suite}: ${counts.passed} ok, ${counts.failed} not, ${seconds} s (${log})`)
  if (counts.failed > 0) console.log(whatFailed(log))
}

function whatFailed(log: string): string {
  const lines = readFileSync(log, 'utf8').split('\n')
  const errors = lines.findIndex((line) => line.includes(' ERRORS '))
  const shown =
    errors === -1 ? lines.slice(-LINES_OF_A_CRASH) : lines.slice(errors, errors + LINES_OF_ERRORS)
  return shown.join('\n')
}

/** A run that ends without its counts has crashed: that is a failure, and so is one that never began. */
async function run(runArgs: string[], output: 'inherit' | number, lane: Lane): Promise<TestCounts> {
  if (isToldToStop) return { passed: 0, failed: 1 }
  const countsFile = join(logs, `counts-${randomUUID()}.json`)
  const child = spawn(
    process.execPath,
    ['--import=./bin/typescript.js', 'bin/test.ts', ...runArgs],
    {
      cwd: projectRoot,
      env: { ...process.env, ...lane, TEST_COUNTS_FILE: countsFile },
      stdio: ['ignore', output, output],
      timeout: LONGEST_SUITE_MS,
    }
  )
  running.add(child)
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  running.delete(child)
  const counts: TestCounts = existsSync(countsFile)
    ? JSON.parse(readFileSync(countsFile, 'utf8'))
    : { passed: 0, failed: 1 }
  rmSync(countsFile, { force: true })
  return code === 0 ? counts : { ...counts, failed: Math.max(counts.failed, 1) }
}

function add(counts: TestCounts): void {
  total.passed += counts.passed
  total.failed += counts.failed
}
