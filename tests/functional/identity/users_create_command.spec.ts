import '@japa/assert'
import { test } from '@japa/runner'
import ace from '@adonisjs/core/services/ace'
import UsersCreate from '#app/console/users_create'
import { Visitor } from '#tests/support/visitor'
import { emptyTestDatabase } from '#tests/support/test_database'

async function create(...args: string[]): Promise<{ exitCode: number; text: string }> {
  ace.ui.switchMode('raw')
  const command = await ace.create(UsersCreate, args)
  await command.exec()
  const logged = command.logger.getLogs().map(({ message }) => message)
  return { exitCode: command.exitCode ?? 0, text: logged.join('\n') }
}

test.group('users:create', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('the first administrator signs in with the password that was shown', async ({ assert }) => {
    const login = 'first@example.com'
    const { exitCode, text } = await create('--name=王管理', `--login=${login}`, '--role=admin')
    assert.equal(exitCode, 0)
    const password = /signs in with (\S+)/.exec(text)?.[1] ?? ''
    const visitor = new Visitor()
    assert.include(await visitor.signIn(login, password), { status: 303, location: '/desk' })
  })

  test('an unknown role, or a login that is taken, makes nothing', async ({ assert }) => {
    const wrong = await create('--name=王管理', '--login=x@example.com', '--role=king')
    assert.equal(wrong.exitCode, 1)
    await create('--name=王管理', '--login=x@example.com', '--role=admin')
    const taken = await create('--name=王管理', '--login=x@example.com', '--role=admin')
    assert.equal(taken.exitCode, 1)
    assert.include(taken.text, 'login_taken')
  })
})
