import '@japa/assert'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { playDay } from '#tests/support/demo_day'
import { demoDefects, demoXlsx } from '#tests/support/demo_sheet'
import { freePort } from '#tests/support/environment'
import { startInstallation } from '#tests/support/installation'
import { processesOf } from '#tests/support/processes'
import { countWrites } from '#tests/support/write_count'

const ROWS = 20
const REFUSED = demoDefects().refused.filter(({ row }) => row <= ROWS + 1)

test.group('A day played with an order sheet', (group) => {
  let folder = ''
  let paths = { sheet: '', dataDir: '', port: 0 }
  group.setup(async () => {
    folder = mkdtempSync(join(tmpdir(), 'journey-'))
    chmodSync(folder, 0o755)
    const sheet = join(folder, 'orders.xlsx')
    paths = { sheet, dataDir: join(folder, 'state'), port: await freePort() }
    writeFileSync(sheet, await demoXlsx(ROWS))
    return () => rmSync(folder, { recursive: true, force: true })
  })

  test('starts a house of its own, ends with every order verified, and leaves nothing running', async ({
    assert,
  }) => {
    const { code, output } = await playDay(paths)
    assert.equal(code, 0, output)
    const report = JSON.parse(output)
    const orders = ROWS - REFUSED.length

    assert.containSubset(report, { rows: ROWS, imported: orders, approved: orders, paid: orders })
    assert.containSubset(report, { completed: orders, invoiced: orders, mailed: orders })
    assert.equal(report.verified, orders)
    assert.equal(report.shipped + report.services, orders)
    assert.equal(report.invoicedFen, report.paidFen)
    assert.isTrue(report.ledgerBalanced)
    assert.isTrue(report.auditVerified)
    assert.deepEqual(
      report.refused,
      REFUSED.map(({ row, column, reason }) => ({ row, column, reason }))
    )
    assert.deepEqual(processesOf(paths.dataDir), [])
  })

  test('beside a running house it writes no row itself, and a second play adds nothing', async ({
    assert,
    cleanup,
  }) => {
    const dataDir = join(folder, 'watched')
    const port = await freePort()
    const installation = startInstallation({ dataDir, port })
    cleanup(async () => void (await installation.stop()))
    await installation.ready()
    const writes = await countWrites(dataDir)
    cleanup(() => writes.close())

    const day = { ...paths, dataDir, port, variables: { PGOPTIONS: writes.mark('day') } }
    const first = await playDay(day)
    assert.equal(first.code, 0, first.output)
    const second = await playDay(day)
    assert.equal(second.code, 0, second.output)

    assert.equal(await writes.by('day'), 0)
    assert.isAbove(await writes.by('others'), 100)
    const { imported } = JSON.parse(first.output)
    const again = JSON.parse(second.output)
    assert.equal(imported, ROWS - REFUSED.length)
    assert.equal(again.imported, 0)
    assert.deepEqual(
      { ...again, imported, seconds: 0 },
      { ...JSON.parse(first.output), seconds: 0 }
    )
  }).timeout(120_000)
})
