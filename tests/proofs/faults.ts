/**
 * Days that are disturbed: in each, worker, web server, database and the day itself are killed at random
 * moments. The
 * day is then played again until it comes to its end, and counted from outside.
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connectionOf, ensureCluster, stopCluster } from '#app/platform/database/embedded_postgres'
import { type SeededRandom, seededRandom } from '#app/demo/seeded_random'
import { playDay } from '#tests/support/demo_day'
import { freePort } from '#tests/support/environment'
import { type Installation, startInstallation } from '#tests/support/installation'
import { killProgram } from '#tests/support/processes'
import { type Proof, scaled } from '#tests/support/proof'
import { type Counted, OutsideCount } from './support/outside_count.js'
import { type DaySheet, sheetOfDay } from './support/sheet_of_day.js'

const ROWS = 40
const DAYS = 20
/** Part of a command line → what we call it. */
const VICTIMS = {
  'bin/worker.ts': 'worker',
  'bin/server.ts': 'server',
  'bin/postgres -D': 'database',
  'ace.js demo:day': 'day',
}
const MOST_RUNS = 10

export const prove: Proof = async (options) => {
  const seed = Date.now() % 100_000
  const random = seededRandom(seed)
  const counts = { passed: 0, failed: 0 }
  options.say(`seed ${seed}`)
  const calm = await day({ seed, kills: [] })
  record(calm.facts)
  options.say(`an undisturbed day: ${calm.seconds.toFixed(1)} s, ${summary(calm.facts)}`)

  for (let number = 1; number <= scaled(DAYS, options); number++) {
    const kills = Object.entries(VICTIMS).map(([program, name]) => ({
      program,
      name,
      at: moment(random, calm.seconds),
    }))
    const { facts, runs, killed } = await day({ seed: seed + number, kills })
    record(facts)
    options.say(`day ${number}: killed ${killed.join(', ')}; ${runs} runs; ${summary(facts)}`)
  }
  return counts

  function record(facts: Counted[]) {
    const held = facts.filter(({ isTrue }) => isTrue).length
    counts.passed += held
    counts.failed += facts.length - held
  }
}

interface Kill {
  program: string
  name: string
  /** Seconds after the day began. */
  at: number
}

async function day(input: { seed: number; kills: Kill[] }) {
  const sheet = await sheetOfDay(ROWS, input.seed)
  const folder = mkdtempSync(join(tmpdir(), 'day-'))
  chmodSync(folder, 0o755)
  const file = join(folder, 'orders.csv')
  writeFileSync(file, sheet.csv)
  const dataDir = join(folder, 'state')
  const port = await freePort()
  const installation = startInstallation({ dataDir, port, variables: { PG_FAST: '0' } })
  try {
    await installation.ready()
    const startedAt = performance.now()
    const killed: string[] = []
    const killing = input.kills.map(async ({ program, name, at }) => {
      await pause(at * 1000)
      if (killProgram(dataDir, program)) killed.push(`${name} at ${at} s`)
    })
    const runs = await playToTheEnd({ sheet: file, dataDir, port }, killing, installation)
    const seconds = (performance.now() - startedAt) / 1000
    return { facts: await countDay(dataDir, sheet), runs, killed, seconds }
  } finally {
    await installation.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A kill may come when a short day is already over; then it is played once more after the last one. */
async function playToTheEnd(
  paths: { sheet: string; dataDir: string; port: number },
  killing: Promise<void>[],
  installation: Installation
): Promise<number> {
  let areKillsOver = killing.length === 0
  void Promise.all(killing).then(() => (areKillsOver = true))
  let last = ''
  for (let run = 1; run <= MOST_RUNS; run++) {
    const isLastChance = areKillsOver
    const { code, output } = await playDay(paths)
    if (code === 0 && isLastChance) return run
    last = output
    if (code === 0) await Promise.all(killing)
    await installation.ready()
  }
  throw new Error(`the day did not come to its end in ${MOST_RUNS} runs:\n${last}`)
}

async function countDay(dataDir: string, sheet: DaySheet): Promise<Counted[]> {
  const cluster = await ensureCluster(join(dataDir, 'postgres'))
  try {
    return await OutsideCount.of(connectionOf(cluster, 'owner', 'shuiyou'), dataDir, sheet)
  } finally {
    stopCluster(cluster)
  }
}

/** To a tenth of a second. */
function moment(random: SeededRandom, within: number): number {
  return random.below(Math.ceil(within * 10)) / 10
}

function summary(facts: Counted[]): string {
  const wrong = facts.filter(({ isTrue }) => !isTrue)
  if (wrong.length === 0) return `${facts.length} facts hold`
  return wrong.map(({ fact, found }) => `NOT TRUE: ${fact} (${found})`).join('; ')
}
