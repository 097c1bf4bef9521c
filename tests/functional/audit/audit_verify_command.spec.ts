import '@japa/assert'
import { test } from '@japa/runner'
import ace from '@adonisjs/core/services/ace'
import db from '@adonisjs/lucid/services/db'
import AuditVerify from '#app/console/audit_verify'
import { Sealing } from '#app/audit/sealing'
import { sealCommitted } from '#app/audit/sealer'
import { emptyAudit, forge, recordEntries, sealedOrder } from '#tests/support/audit_log'

async function verify(...args: string[]): Promise<{ exitCode: number; text: string }> {
  ace.ui.switchMode('raw')
  const lines: string[] = []
  const print = console.log
  console.log = (line: string) => lines.push(line)
  try {
    const command = await ace.create(AuditVerify, args)
    await command.exec()
    const logged = command.logger.getLogs().map(({ message }) => message)
    return { exitCode: command.exitCode ?? 0, text: [...lines, ...logged].join('\n') }
  } finally {
    console.log = print
  }
}

test.group('audit:verify', (group) => {
  group.each.setup(async () => {
    await emptyAudit()
    await recordEntries(3)
    await sealCommitted()
    return emptyAudit
  })

  test('a whole log ends with success', async ({ assert }) => {
    const { exitCode, text } = await verify()
    assert.equal(exitCode, 0)
    assert.include(text, '3 entries, 3 seals, 1 heads')
  })

  test('a forged log fails and names the entry', async ({ assert }) => {
    const [id] = await sealedOrder()
    await forge(`update audit_entries set action = 'test.undone' where id = '${id}'`)
    const { exitCode, text } = await verify()
    assert.equal(exitCode, 1)
    assert.include(text, `altered: position 1, entry ${id}`)
  })

  test('--json answers with one line', async ({ assert }) => {
    const { exitCode, text } = await verify('--json')
    assert.equal(exitCode, 0)
    assert.deepEqual(JSON.parse(text), {
      isWhole: true,
      entries: 3,
      seals: 3,
      heads: 1,
      faultCount: 0,
      faults: [],
    })
  })

  test('a head that was noted elsewhere is compared', async ({ assert }) => {
    const head = await db.from('audit_heads').firstOrFail()
    const root: string = head.root_hash.toString('hex')
    assert.include(await verify('--head', `3:${root}`), { exitCode: 0 })
    const forged = await verify('--head', `3:${root.replace(/^./, root[0] === '0' ? '1' : '0')}`)
    assert.equal(forged.exitCode, 1)
    assert.include(forged.text, 'wrong_head: position 3')
  })
})

test.group('Sealing in the worker', (group) => {
  group.each.setup(async () => {
    await emptyAudit()
    return emptyAudit
  })

  test('entries are sealed while it runs, and it ends when told', async ({ assert }) => {
    const sealing = new Sealing()
    sealing.start()
    const ids = await recordEntries(2)
    const deadline = performance.now() + 20_000
    for (let sealed: string[] = []; sealed.length < 2 && performance.now() < deadline;) {
      sealed = await sealedOrder()
    }
    await sealing.stop()
    assert.deepEqual(await sealedOrder(), ids)

    await recordEntries(1)
    assert.lengthOf(await sealedOrder(), 2)
  })
})
