import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import User from '#app/identity/models/user'
import { givenCustomerUser, givenStaff, PASSWORD, signedIn } from '#tests/support/people'
import { Visitor } from '#tests/support/visitor'

const NEW_PASSWORD = 'a boat under three bridges'

test.group('Account page', (group) => {
  group.each.setup(async () => {
    await db.from('rate_limits').delete()
  })

  test('a guest is sent to sign in', async ({ assert }) => {
    assert.include(await new Visitor().get('/account'), { status: 303, location: '/login' })
  })

  test('staff and customers see their own name and where they are signed in', async ({
    assert,
  }) => {
    for (const user of [await givenStaff('clerk', 'reviewer'), await givenCustomerUser()]) {
      const visitor = await signedIn(user)
      await signedIn(user)
      const page = await visitor.get('/account')
      assert.equal(page.status, 200)
      assert.include(page.text, user.personal.email ?? '')
      assert.lengthOf(page.text.match(/class="cell-action"/g) ?? [], 2)
      assert.lengthOf(page.text.match(/\/account\/sessions\/[\w-]{16}\/ending/g) ?? [], 1)
    }
  })

  test('a session ended here is over there at once', async ({ assert }) => {
    const user = await givenStaff('clerk')
    const [here, there] = [await signedIn(user), await signedIn(user)]
    const page = await here.get('/account')
    const path = /\/account\/sessions\/[\w-]{16}\/ending/.exec(page.text)?.[0] ?? ''
    assert.include(await here.post(path), { status: 303, location: '/account' })
    assert.include(await there.get('/desk'), { status: 303, location: '/login' })
    assert.include(await here.get('/desk'), { status: 200 })
  })

  test("nobody ends somebody else's session", async ({ assert }) => {
    const [mine, theirs] = [await givenStaff('clerk'), await givenStaff('clerk')]
    const [visitor, other] = [await signedIn(mine), await signedIn(theirs)]
    await signedIn(theirs)
    const page = await other.get('/account')
    const path = /\/account\/sessions\/[\w-]{16}\/ending/.exec(page.text)?.[0] ?? ''
    await visitor.get('/account')
    await visitor.post(path)
    assert.lengthOf(await db.from('sessions').where('user_id', theirs.id), 2)
  })

  test('all other devices can be signed out together', async ({ assert }) => {
    const user = await givenStaff('clerk')
    const [here, there] = [await signedIn(user), await signedIn(user)]
    await here.get('/account')
    await here.post('/account/sessions/others/ending')
    assert.include(await there.get('/desk'), { status: 303 })
    assert.include(await here.get('/desk'), { status: 200 })
  })

  test('a new password counts, the old one does not, and other devices are out', async ({
    assert,
  }) => {
    const user = await givenStaff('clerk')
    const [here, there] = [await signedIn(user), await signedIn(user)]
    const before = here.sessionCookie()
    await here.get('/account')
    const fields = { current_password: PASSWORD, new_password: NEW_PASSWORD }
    assert.include(await here.post('/account/password', fields), { status: 303 })

    assert.include(await here.get('/desk'), { status: 200 })
    assert.include(await there.get('/desk'), { status: 303 })
    assert.include(await new Visitor(before).get('/desk'), { status: 303 })
    const login = user.personal.email ?? ''
    assert.include(await new Visitor().signIn(login, PASSWORD), { status: 422 })
    assert.include(await new Visitor().signIn(login, NEW_PASSWORD), { status: 303 })
    const entry = { subject_id: user.id, action: 'users.password_changed' }
    assert.lengthOf(await db.from('audit_entries').where(entry), 1)
  })

  const refused: [name: string, fields: Record<string, string>, field: string][] = [
    ['a wrong current password', { new_password: NEW_PASSWORD, current_password: 'x' }, 'current'],
    ['a short password', { new_password: 'short', current_password: PASSWORD }, 'new'],
    ['a common password', { new_password: 'password123', current_password: PASSWORD }, 'new'],
    ['an empty form', { new_password: '', current_password: '' }, 'current'],
  ]
  for (const [name, fields, field] of refused) {
    test(`${name} is refused at its field`, async ({ assert }) => {
      const visitor = await signedIn(await givenStaff('clerk'))
      await visitor.get('/account')
      const page = await visitor.post('/account/password', fields)
      assert.equal(page.status, 422)
      assert.include(page.text, `href="#field-${field}-password"`)
      assert.notInclude(page.text, `value="${PASSWORD}"`)
    })
  }

  test('the language of the account is the language of every page', async ({ assert }) => {
    const user = await givenStaff('clerk')
    const visitor = await signedIn(user)
    await visitor.get('/account')
    assert.include(await visitor.post('/account/language', { locale: 'en' }), { status: 303 })
    const page = await visitor.get('/account')
    assert.include(page.text, '<html lang="en"')
    assert.include(page.text, 'The language is saved.')
    const { locale } = await User.findOrFail(user.id)
    assert.equal(locale, 'en')
    assert.include(await visitor.post('/account/language', { locale: 'fr' }), { status: 422 })
  })
})
