import '@japa/assert'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import PruneCodes from '#app/identity/tasks/prune_codes'
import type User from '#app/identity/models/user'
import PruneCodeMessages from '#app/notifications/tasks/prune_code_messages'
import { mailedCode, mailsSent, wrongCode } from '#tests/support/codes'
import { clearOutbox } from '#tests/support/drain_outbox'
import { givenCustomerUser, givenStaff, givenUser, PASSWORD, signedIn } from '#tests/support/people'
import { Visitor } from '#tests/support/visitor'

const NEW_PASSWORD = 'a boat under three bridges'

function loginOf(user: User): string {
  return user.personal.email ?? ''
}

async function asked(login: string) {
  const visitor = new Visitor()
  await visitor.get('/password/forgotten')
  const answer = await visitor.post('/password/forgotten', { login })
  return { visitor, answer }
}

async function reset(visitor: Visitor, code: string, password = NEW_PASSWORD) {
  await visitor.get('/password/reset')
  return visitor.post('/password/reset', { code, new_password: password })
}

test.group('Forgotten password', (group) => {
  group.each.setup(async () => {
    const rollBack = await testUtils.db().wrapInGlobalTransaction()
    await clearOutbox()
    return async () => {
      clock.resume()
      await rollBack()
    }
  })

  test('the sign-in page leads there', async ({ assert }) => {
    const page = await new Visitor().get('/login')
    assert.include(page.text, 'href="/password/forgotten"')
    assert.include(await new Visitor().get('/password/forgotten'), { status: 200 })
  })

  test('the code from the mail sets a new password, once, and ends every session', async ({
    assert,
  }) => {
    for (const user of [await givenStaff('clerk'), await givenCustomerUser()]) {
      const elsewhere = await signedIn(user)
      const { visitor, answer } = await asked(loginOf(user))
      assert.include(answer, { status: 303, location: '/password/reset' })
      const code = await mailedCode()
      assert.include(await reset(visitor, code), { status: 303, location: '/login' })
      const page = await visitor.get('/login')
      assert.include(page.text, '新密码已保存')

      assert.include(await elsewhere.get('/account'), { status: 303, location: '/login' })
      assert.include(await new Visitor().signIn(loginOf(user), PASSWORD), { status: 422 })
      assert.include(await new Visitor().signIn(loginOf(user), NEW_PASSWORD), { status: 303 })
      const entry = { subject_id: user.id, action: 'users.password_reset' }
      assert.lengthOf(await db.from('audit_entries').where(entry), 1)
    }
  })

  test('a code that was used opens nothing a second time', async ({ assert }) => {
    const user = await givenStaff('clerk')
    const { visitor } = await asked(loginOf(user))
    const code = await mailedCode()
    const [{ id }] = await db.from('verification_codes').where('user_id', user.id)
    await reset(visitor, code)
    assert.include(await visitor.get('/password/reset'), { location: '/password/forgotten' })
    const { spent_at: spentAt } = await db.from('verification_codes').where('id', id).first()
    assert.isNotNull(spentAt)
  })

  test('unknown names, disabled accounts and known ones get the same answers', async ({
    assert,
  }) => {
    const [user, disabled] = [await givenStaff('clerk'), await givenStaff('clerk')]
    await db.from('users').where('id', disabled.id).update({ state: 'disabled' })
    const answers = new Set<string>()
    for (const login of [loginOf(user), loginOf(disabled), `${newId()}@people.example`, 'nobody']) {
      const { visitor, answer } = await asked(login)
      const page = await visitor.get('/password/reset')
      const refused = await reset(visitor, '12 34', NEW_PASSWORD)
      assert.equal(refused.status, 422)
      const told = /error-summary[^]*?<\/section>/.exec(refused.text)?.[0]
      answers.add(JSON.stringify([answer.status, answer.location, page.status, told]))
    }
    assert.equal(answers.size, 1)
    const mails = await mailsSent()
    assert.lengthOf(mails, 1)
  })

  test('the fifth wrong code ends it, also for the right one', async ({ assert }) => {
    const { visitor } = await asked(loginOf(await givenStaff('clerk')))
    const code = await mailedCode()
    for (let left = 4; left > 0; left--) {
      const page = await reset(visitor, wrongCode(code))
      assert.include(page.text, `还可以再试 ${left} 次`)
    }
    const last = await reset(visitor, wrongCode(code))
    assert.include(last.text, '验证码已失效')
    const page = await reset(visitor, code)
    assert.equal(page.status, 422)
    assert.include(page.text, '验证码已失效')
  })

  test('a code is over after ten minutes', async ({ assert }) => {
    const { visitor } = await asked(loginOf(await givenStaff('clerk')))
    const code = await mailedCode()
    clock.freeze(clock.now().plus({ minutes: 10 }))
    const page = await reset(visitor, code)
    assert.equal(page.status, 422)
    assert.include(page.text, '验证码已失效')
  })

  test('a weak password is refused at its field and leaves the code good', async ({ assert }) => {
    const { visitor } = await asked(loginOf(await givenStaff('clerk')))
    const code = await mailedCode()
    const page = await reset(visitor, code, 'password123')
    assert.equal(page.status, 422)
    assert.include(page.text, 'href="#field-new-password"')
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`
    assert.include(await reset(visitor, spaced), { status: 303, location: '/login' })
  })

  test('another browser cannot use the code', async ({ assert }) => {
    await asked(loginOf(await givenStaff('clerk')))
    const code = await mailedCode()
    const { visitor } = await asked('nobody@people.example')
    assert.include(await reset(visitor, code), { status: 422 })
  })

  test('who locked himself out can sign in at once after it', async ({ assert }) => {
    const user = await givenStaff('clerk')
    for (let attempt = 0; attempt < 6; attempt++)
      await new Visitor().signIn(loginOf(user), 'wrong password')
    const { visitor } = await asked(loginOf(user))
    await reset(visitor, await mailedCode())
    assert.include(await new Visitor().signIn(loginOf(user), NEW_PASSWORD), { status: 303 })
  })

  test('the fourth request in a row is stopped, for unknown names too', async ({ assert }) => {
    for (const login of [loginOf(await givenStaff('clerk')), 'nobody@people.example']) {
      for (let request = 0; request < 3; request++) await asked(login)
      const { answer } = await asked(login)
      assert.equal(answer.status, 429)
      assert.include(answer.text, '请在 15 分钟后再试')
    }
  })

  test('an account without mail gets its code by text message', async ({ assert }) => {
    const mobile = `139${String(clock.now().toMillis()).slice(-8)}`
    const user = await givenUser({ email: null, mobile })
    await asked(mobile)
    assert.lengthOf(await mailsSent(), 0)
    const [message] = await db.from('messages').where('user_id', user.id)
    assert.include(message, { channel: 'sms', state: 'sent', template: 'password_code' })
  })

  test('nothing in clear is kept: neither code nor address', async ({ assert }) => {
    const user = await givenStaff('clerk')
    await asked(loginOf(user))
    const code = await mailedCode()
    for (const table of ['verification_codes', 'messages', 'outbox_messages', 'audit_entries']) {
      const text = JSON.stringify(await db.from(table))
      assert.notInclude(text, `"${code}"`, table)
      assert.notInclude(text, loginOf(user), table)
    }
  })

  test('a mail that could not go out in time is not sent any more', async ({ assert }) => {
    const user = await givenStaff('clerk')
    await asked(loginOf(user))
    clock.freeze(clock.now().plus({ minutes: 11 }))
    assert.lengthOf(await mailsSent(), 0)
    const [message] = await db.from('messages').where('user_id', user.id)
    assert.include(message, { state: 'failed', problem: 'expired' })
  })

  test('codes that are over are forgotten', async ({ assert }) => {
    const user = await givenStaff('clerk')
    await asked(loginOf(user))
    await new PruneCodes().handle()
    assert.lengthOf(await db.from('verification_codes').where('user_id', user.id), 1)
    clock.freeze(clock.now().plus({ hours: 1.2 }))
    await new PruneCodes().handle()
    assert.lengthOf(await db.from('verification_codes').where('user_id', user.id), 0)
  })

  test('mails with codes leave the ledger after a week', async ({ assert }) => {
    const user = await givenStaff('clerk')
    await asked(loginOf(user))
    await mailsSent()
    for (const [days, kept] of [
      [6, 1],
      [8, 0],
    ]) {
      clock.freeze(clock.now().plus({ days }))
      await new PruneCodeMessages().handle()
      assert.lengthOf(await db.from('messages').where('user_id', user.id), kept)
    }
  })

  test('the page of the code without having asked leads back', async ({ assert }) => {
    const page = await new Visitor().get('/password/reset')
    assert.include(page, { status: 303, location: '/password/forgotten' })
  })
})
