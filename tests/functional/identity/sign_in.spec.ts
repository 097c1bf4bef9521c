import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import type User from '#app/identity/models/user'
import { SignInAttempt } from '#app/identity/sign_in_limits'
import { givenCustomerUser, givenUser, givenStaff, PASSWORD, signedIn } from '#tests/support/people'
import { Visitor } from '#tests/support/visitor'

async function countSessions(userId?: string): Promise<number> {
  const sessions = db.from('sessions').count('* as count')
  const [{ count }] = await (userId ? sessions.where('user_id', userId) : sessions)
  return Number(count)
}

async function actionsOn(subjectId: string): Promise<string[]> {
  const rows = await db.from('audit_entries').where('subject_id', subjectId).orderBy('id')
  return rows.map((row) => row.action)
}

function loginOf(user: User): string {
  return user.personal.email ?? ''
}

/** Counts like a wrong password on the page, without the work of hashing one. */
async function failToSignIn(login: string): Promise<void> {
  await new SignInAttempt(login, '127.0.0.1').begin()
}

test.group('Sign-in', (group) => {
  group.each.setup(async () => {
    await db.from('rate_limits').delete()
    return () => clock.resume()
  })

  test('the page speaks Chinese and leaves no session row behind', async ({ assert }) => {
    const before = await countSessions()
    const page = await new Visitor().get('/login')
    assert.equal(page.status, 200)
    assert.include(page.text, '<html lang="zh-CN"')
    assert.include(page.text, 'autocomplete="current-password"')
    assert.equal(await countSessions(), before)
  })

  test('staff arrive at the desk, customers in their portal', async ({ assert }) => {
    const [clerk, customer] = [await givenStaff('clerk'), await givenCustomerUser()]
    const atDesk = await new Visitor().signIn(loginOf(clerk), PASSWORD)
    assert.include(atDesk, { status: 303, location: '/desk' })
    const atHome = await new Visitor().signIn(loginOf(customer), PASSWORD)
    assert.include(atHome, { status: 303, location: '/my' })
  })

  test('a mobile number in any spelling signs in as well', async ({ assert }) => {
    const mobile = `139${String(DateTime.utc().toMillis()).slice(-8)}`
    await givenUser({ email: null, mobile })
    const spelled = `+86 ${mobile.slice(0, 3)}-${mobile.slice(3, 7)} ${mobile.slice(7)}`
    assert.include(await new Visitor().signIn(spelled, PASSWORD), { location: '/desk' })
  })

  test('signing in and out are in the audit log, without personal data', async ({ assert }) => {
    const user = await givenStaff('clerk')
    const visitor = await signedIn(user)
    await visitor.get('/desk')
    assert.include(await visitor.post('/logout'), { status: 303, location: '/login' })
    const actions = await actionsOn(user.id)
    assert.includeMembers(actions, ['sessions.signed_in', 'sessions.signed_out'])

    const rows = await db.from('audit_entries').where('subject_id', user.id)
    assert.notInclude(JSON.stringify(rows), loginOf(user))
  })

  test('after signing out the old cookie opens nothing', async ({ assert }) => {
    const user = await givenStaff('clerk')
    const visitor = await signedIn(user)
    const stolen = visitor.sessionCookie()
    assert.include(await new Visitor(stolen).get('/desk'), { status: 200 })
    await visitor.get('/desk')
    await visitor.post('/logout')
    const late = await new Visitor(stolen).get('/desk')
    assert.include(late, { status: 303, location: '/login' })
    assert.equal(await countSessions(user.id), 0)
  })

  test('signing in changes the session id, so that a planted one is worthless', async ({
    assert,
  }) => {
    const user = await givenStaff('clerk')
    const visitor = new Visitor()
    await visitor.get('/login')
    const planted = visitor.sessionCookie()
    await visitor.post('/login', { login: loginOf(user), password: PASSWORD })
    assert.notDeepEqual(visitor.sessionCookie(), planted)
    assert.include(await new Visitor(planted).get('/desk'), { status: 303 })
  })

  test('a wrong password, an unknown account and a disabled one get the same answer', async ({
    assert,
  }) => {
    const [user, disabled] = [await givenStaff('clerk'), await givenStaff('clerk')]
    await db.from('users').where('id', disabled.id).update({ state: 'disabled' })
    const attempts: [login: string, password: string][] = [
      [loginOf(user), 'not the password'],
      [`${newId()}@people.example`, PASSWORD],
      ['no login name at all', PASSWORD],
      [loginOf(disabled), PASSWORD],
    ]
    const answers = new Set<string | undefined>()
    for (const [login, password] of attempts) {
      const page = await new Visitor().signIn(login, password)
      assert.equal(page.status, 422)
      assert.include(page.text, `value="${login}"`)
      answers.add(/error-summary[^]*?<\/section>/.exec(page.text)?.[0])
    }
    assert.equal(answers.size, 1)
    assert.include(await actionsOn(user.id), 'sessions.sign_in_failed')
    assert.include(await actionsOn('unknown'), 'sessions.sign_in_failed')
  })

  test('an unknown account costs a hash like a known one', async ({ assert }) => {
    const timeOf = async (login: string) => {
      const times = []
      for (let round = 0; round < 3; round++) {
        const visitor = new Visitor()
        await visitor.get('/login')
        const start = performance.now()
        await visitor.post('/login', { login, password: 'not the password' })
        times.push(performance.now() - start)
      }
      return Math.min(...times)
    }
    const known = await timeOf(loginOf(await givenStaff('clerk')))
    const unknown = await timeOf(`${newId()}@people.example`)
    assert.isAbove(unknown, known / 2)
  })

  test('an empty form is refused at its fields', async ({ assert }) => {
    const page = await new Visitor().signIn('', '')
    assert.equal(page.status, 422)
    assert.include(page.text, 'href="#field-login"')
    assert.include(page.text, 'href="#field-password"')
  })

  test('the sixth wrong attempt is stopped, the right password too, for a while', async ({
    assert,
  }) => {
    const [user, other] = [await givenStaff('clerk'), await givenStaff('clerk')]
    for (let attempt = 0; attempt < 5; attempt++) {
      assert.include(await new Visitor().signIn(loginOf(user), 'wrong password'), { status: 422 })
    }
    const refused = await new Visitor().signIn(loginOf(user), PASSWORD)
    assert.equal(refused.status, 429)
    assert.include(refused.text, '请在 15 分钟后再试')
    assert.isAbove(Number(refused.header('retry-after')), 800)
    assert.include(await new Visitor().signIn(loginOf(other), PASSWORD), { status: 303 })
  })

  test('the right password wipes out earlier mistakes', async ({ assert }) => {
    const login = loginOf(await givenStaff('clerk'))
    for (let round = 0; round < 2; round++) {
      for (let attempt = 0; attempt < 4; attempt++) await failToSignIn(login)
      assert.include(await new Visitor().signIn(login, PASSWORD), { status: 303 })
    }
  })

  test('one address cannot try out many accounts', async ({ assert }) => {
    for (let attempt = 0; attempt < 59; attempt++) await failToSignIn(`${newId()}@people.example`)
    const last = await new Visitor().signIn(`${newId()}@people.example`, 'guess')
    assert.equal(last.status, 422)
    const tooMuch = await new Visitor().signIn(`${newId()}@people.example`, 'guess')
    assert.equal(tooMuch.status, 429)
  })

  test('somebody who was sent to sign in comes back to the page', async ({ assert }) => {
    const user = await givenStaff('admin')
    const visitor = new Visitor()
    assert.include(await visitor.get('/desk/users?state=all'), { status: 303, location: '/login' })
    const page = await visitor.signIn(loginOf(user), PASSWORD)
    assert.equal(page.location, '/desk/users?state=all')
  })

  test('nobody is sent to another host or to pages of another kind', async ({ assert }) => {
    const customer = await givenCustomerUser()
    for (const path of ['/desk/users', '//evil.example/my', '/%5Cevil.example', '/login']) {
      const visitor = new Visitor()
      await visitor.get(path)
      assert.include(await visitor.signIn(loginOf(customer), PASSWORD), { location: '/my' }, path)
    }
  })

  test('a form without its token is not accepted', async ({ assert }) => {
    const page = await new Visitor().post('/login', { login: 'a@b.example', password: 'x' })
    assert.equal(page.status, 419)
    assert.include(page.text, '页面已过期')
  })

  test('a session ends after hours without use, and after a working day in any case', async ({
    assert,
  }) => {
    const busy = await signedIn(await givenStaff('clerk'))
    const start = DateTime.utc()
    for (const hours of [7, 14]) {
      clock.freeze(start.plus({ hours }))
      assert.include(await busy.get('/desk'), { status: 200 }, `${hours} hours`)
    }
    clock.freeze(start.plus({ hours: 16.1 }))
    assert.include(await busy.get('/desk'), { status: 303 })

    clock.resume()
    const idle = await signedIn(await givenStaff('clerk'))
    clock.freeze(DateTime.utc().plus({ hours: 8.1 }))
    assert.include(await idle.get('/desk'), { status: 303 })
  })
})
