import '@japa/assert'
import { test } from '@japa/runner'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ace from '@adonisjs/core/services/ace'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import SeedPeople from '#app/identity/actions/seed_people'
import { type DemoLogin, demoLoginsPath, readDemoLogins } from '#app/identity/demo_logins'
import { findByLogin } from '#app/identity/queries/find_by_login'
import { ROLES } from '#app/identity/roles'
import DemoSeed from '#app/console/demo_seed'
import { Visitor } from '#tests/support/visitor'

async function signsIn({ login, password }: DemoLogin): Promise<number> {
  const page = await new Visitor().signIn(login, password)
  return page.status
}

test.group('Demo people', (group) => {
  group.each.setup(async () => {
    const dataDir = process.env.DATA_DIR
    // The keys were read already; only the file of logins goes to the new folder.
    const folder = mkdtempSync(join(tmpdir(), 'shuiyou-demo-'))
    process.env.DATA_DIR = folder
    await db.from('rate_limits').delete()
    return () => {
      process.env.DATA_DIR = dataDir
      rmSync(folder, { recursive: true })
    }
  })

  test('there is one for each role and two customers, who can all sign in, once', async ({
    assert,
  }) => {
    await new SeedPeople().handle()
    const logins = await readDemoLogins()
    assert.sameMembers(
      logins.map(({ role }) => role),
      [...ROLES, 'customer', 'customer']
    )
    for (const { role, login } of logins.filter((one) => one.role !== 'customer')) {
      const user = await findByLogin(login)
      assert.deepEqual(user?.roles, [role])
    }
    assert.equal(await signsIn(logins[0]), 303)
    assert.equal(await signsIn(logins[11]), 303)
    assert.equal(new Set(logins.map(({ password }) => password)).size, logins.length)
    assert.equal(statSync(demoLoginsPath()).mode & 0o777, 0o600)

    const state = async () => [await readDemoLogins(), await db.from('users').orderBy('id')]
    const before = await state()
    await new SeedPeople().handle()
    assert.deepEqual(await state(), before)
  })

  test('after the file was lost there are new passwords for the same people', async ({
    assert,
  }) => {
    await new SeedPeople().handle()
    const [old] = await readDemoLogins()
    rmSync(demoLoginsPath())
    await new SeedPeople().handle()
    const [fresh] = await readDemoLogins()
    assert.equal(fresh.login, old.login)
    assert.equal(await signsIn(old), 422)
    assert.equal(await signsIn(fresh), 303)
  })

  test('production refuses demo data unless it is forced', async ({ assert, cleanup }) => {
    Object.defineProperty(app, 'inProduction', { value: true, configurable: true })
    cleanup(() => {
      Reflect.deleteProperty(app, 'inProduction')
    })
    ace.ui.switchMode('raw')
    const command = await ace.create(DemoSeed, [])
    await command.exec()
    assert.equal(command.exitCode, 1)
    assert.lengthOf(await readDemoLogins(), 0)
  })
})
