import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import { connectionOf, ensureCluster, stopCluster } from '#app/platform/database/embedded_postgres'
import { projectRoot } from '#app/platform/database/settings'
import { OutsideCount } from '#tests/proofs/support/outside_count'
import { sheetOfDay } from '#tests/proofs/support/sheet_of_day'
import { playDay } from '#tests/support/demo_day'
import { freePort } from '#tests/support/environment'
import { factsOf } from '#tests/support/facts'
import { startInstallation } from '#tests/support/installation'
import { killProgram } from '#tests/support/processes'

const ROWS = 30
const SEED = 4711

/** The pretended tax side in a process of its own, which can die alone. */
function startTaxSide(dataDir: string, port: number): ChildProcess {
  return spawn(
    process.execPath,
    ['ace.js', 'sandbox:serve', 'tax-sandbox', '--port', String(port)],
    { cwd: projectRoot, env: { ...process.env, DATA_DIR: dataDir }, stdio: 'ignore' }
  )
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(100)
}

test.group('a tax side that dies', (group) => {
  const folder = mkdtempSync(join(tmpdir(), 'tax-side-'))
  chmodSync(folder, 0o755)
  group.teardown(() => rmSync(folder, { recursive: true, force: true }))

  test('it dies while it issues, and so does the worker: each order is invoiced exactly once', async ({
    assert,
  }) => {
    const sheet = await sheetOfDay(ROWS, SEED)
    const file = join(folder, 'orders.csv')
    writeFileSync(file, sheet.csv)
    const dataDir = join(folder, 'state')
    const [port, taxPort] = [await freePort(), await freePort()]
    const TAX_SANDBOX_URL = `http://127.0.0.1:${taxPort}/sandbox/tax-sandbox`
    const variables = { PG_FAST: '0', TAX_SANDBOX_URL, TAX_SANDBOX_TIMEOUT_MS: '1000' }
    const installation = startInstallation({ dataDir, port, variables })
    await installation.ready()
    let taxSide = startTaxSide(dataDir, taxPort)
    const issued = async () => {
      const [{ count }] = await factsOf<{ count: number }>(
        { dataDir },
        `select count(*)::int as count from invoices where state = 'issued'`
      )
      return count
    }
    const day = playDay({ sheet: file, dataDir, port, variables })
    await until(async () => (await issued()) > 0)
    taxSide.kill('SIGKILL')
    await pause(10_000)
    taxSide = startTaxSide(dataDir, taxPort)
    const before = await issued()
    await until(async () => (await issued()) > before || before === ROWS)
    killProgram(dataDir, 'bin/worker.ts')

    const { code, output } = await day
    taxSide.kill('SIGTERM')
    await installation.stop()
    assert.equal(code, 0, output)
    const cluster = await ensureCluster(join(dataDir, 'postgres'))
    const facts = await OutsideCount.of(connectionOf(cluster, 'owner', 'shuiyou'), dataDir, sheet)
    stopCluster(cluster)
    assert.deepEqual(
      facts.filter(({ isTrue }) => !isTrue),
      []
    )
  }).timeout(600_000)
})
