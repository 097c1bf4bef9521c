import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { newId } from '#app/platform/database/uuid'
import User from '#app/identity/models/user'
import type { Role } from '#app/identity/roles'
import { givenCustomerUser, givenStaff, PASSWORD, signedIn } from '#tests/support/people'
import { Visitor } from '#tests/support/visitor'

async function rolesOf(id: string): Promise<string[]> {
  const rows = await db.from('user_roles').where('user_id', id).orderBy('role')
  return rows.map((row) => row.role)
}

async function actionsOn(subjectId: string): Promise<string[]> {
  const rows = await db.from('audit_entries').where('subject_id', subjectId).orderBy('id')
  return rows.map((row) => row.action)
}

/** An administrator on the page of somebody. */
async function adminAt(path: string): Promise<Visitor> {
  const visitor = await signedIn(await givenStaff('admin'))
  await visitor.get(path)
  return visitor
}

test.group('Staff accounts', (group) => {
  group.each.setup(async () => {
    await db.from('rate_limits').delete()
  })

  test('guests sign in first, customers and most staff have no business here', async ({
    assert,
  }) => {
    assert.include(await new Visitor().get('/desk/users'), { status: 303, location: '/login' })
    const customer = await signedIn(await givenCustomerUser())
    const clerk = await signedIn(await givenStaff('clerk'))
    for (const visitor of [customer, clerk]) {
      for (const path of ['/desk/users', '/desk/users/new']) {
        const page = await visitor.get(path)
        assert.equal(page.status, 403)
        assert.include(page.text, '没有权限')
      }
    }
  })

  const watching: Role[] = ['security', 'auditor', 'manager']
  for (const role of watching) {
    test(`${role} may look at accounts and change none`, async ({ assert }) => {
      const user = await givenStaff('clerk')
      const visitor = await signedIn(await givenStaff(role))
      assert.include(await visitor.get('/desk/users'), { status: 200 })
      const page = await visitor.get(`/desk/users/${user.id}`)
      assert.equal(page.status, 200)
      assert.notInclude(page.text, '/revocation')
      assert.include(await visitor.post('/desk/users', { name: 'x' }), { status: 403 })
      for (const act of ['roles', 'roles/clerk/revocation', 'disablement', 'enablement']) {
        const refused = await visitor.post(`/desk/users/${user.id}/${act}`, { role: 'manager' })
        assert.equal(refused.status, 403, act)
      }
      assert.deepEqual(await rolesOf(user.id), ['clerk'])
    })
  }

  test('a new account can sign in at once, with its roles', async ({ assert }) => {
    const admin = await adminAt('/desk/users/new')
    const email = `${newId()}@example.com`
    const fields = {
      'name': '钱多多',
      email,
      'password': PASSWORD,
      'roles[]': ['clerk', 'reviewer'],
    }
    const sent = await admin.post('/desk/users', fields)
    assert.equal(sent.status, 303)
    const id = sent.location?.split('/').at(-1) ?? ''
    assert.deepEqual(await rolesOf(id), ['clerk', 'reviewer'])
    assert.include(await actionsOn(id), 'users.created')
    const shown = await admin.get(`/desk/users/${id}`)
    assert.include(shown.text, '钱多多')
    assert.include(await new Visitor().signIn(email, PASSWORD), { location: '/desk' })
  })

  test('nothing personal stands in clear in the row', async ({ assert }) => {
    const user = await givenStaff('clerk')
    const row = await db.from('users').where('id', user.id).firstOrFail()
    const bytes = Object.values(row).map((value) =>
      Buffer.isBuffer(value) ? value.toString('latin1') : String(value)
    )
    assert.notInclude(bytes.join('|'), user.personal.email ?? '')
    assert.match(row.password_hash, /^\$scrypt\$/)
  })

  const refusals: [name: string, fields: Record<string, string | string[]>, field: string][] = [
    ['no name', { name: '' }, 'name'],
    ['neither e-mail nor mobile number', { email: '', mobile: '' }, 'email'],
    ['an unreadable e-mail', { email: 'somebody' }, 'email'],
    ['an unreadable mobile number', { mobile: '12345' }, 'mobile'],
    ['a short password', { password: 'short' }, 'password'],
    ['roles that exclude each other', { 'roles[]': ['admin', 'auditor'] }, 'roles'],
    ['an unknown role', { 'roles[]': ['emperor'] }, 'roles'],
  ]
  for (const [name, fields, field] of refusals) {
    test(`${name} is refused, and what was typed is kept`, async ({ assert }) => {
      const admin = await adminAt('/desk/users/new')
      const good = { name: '钱多多', email: `${newId()}@example.com`, password: PASSWORD }
      const page = await admin.post('/desk/users', { ...good, ...fields })
      assert.equal(page.status, 422)
      assert.match(page.text, new RegExp(`href="#field-${field}`))
      assert.include(page.text, fields.name === '' ? good.email : good.name)
    })
  }

  test('a login that somebody has is refused', async ({ assert }) => {
    const other = await givenStaff('clerk')
    const admin = await adminAt('/desk/users/new')
    const email = (other.personal.email ?? '').toUpperCase()
    const page = await admin.post('/desk/users', { name: 'Copy', email, password: PASSWORD })
    assert.equal(page.status, 422)
    assert.include(page.text, '已有账号')
  })

  test('a granted role counts from the next request on, a revoked one no longer', async ({
    assert,
  }) => {
    const user = await givenStaff('clerk')
    const path = `/desk/users/${user.id}`
    const admin = await adminAt(path)
    const visitor = await signedIn(user)
    assert.include(await visitor.get('/desk/users'), { status: 403 })
    await admin.post(`${path}/roles`, { role: 'security' })
    assert.include(await visitor.get('/desk/users'), { status: 200 })
    await admin.post(`${path}/roles/security/revocation`)
    assert.include(await visitor.get('/desk/users'), { status: 403 })
    assert.includeMembers(await actionsOn(user.id), ['users.role_granted', 'users.role_revoked'])
  })

  test('roles that exclude each other are not granted', async ({ assert }) => {
    const user = await givenStaff('auditor')
    const admin = await adminAt(`/desk/users/${user.id}`)
    await admin.post(`/desk/users/${user.id}/roles`, { role: 'admin' })
    assert.deepEqual(await rolesOf(user.id), ['auditor'])
    const shown = await admin.get(`/desk/users/${user.id}`)
    assert.include(shown.text, '三员分立')
  })

  test('a disabled person is out at once and stays out until enabled again', async ({ assert }) => {
    const user = await givenStaff('clerk')
    const path = `/desk/users/${user.id}`
    const admin = await adminAt(path)
    const visitor = await signedIn(user)
    await admin.post(`${path}/disablement`)
    assert.include(await visitor.get('/desk'), { status: 303, location: '/login' })
    const login = user.personal.email ?? ''
    assert.include(await new Visitor().signIn(login, PASSWORD), { status: 422 })

    await admin.post(`${path}/enablement`)
    assert.include(await new Visitor().signIn(login, PASSWORD), { status: 303 })
    const changes = await db.from('state_changes').where('subject_id', user.id).orderBy('id')
    assert.deepEqual(
      changes.map(({ verb, to_state: to }) => [verb, to]),
      [
        ['create', 'active'],
        ['disable', 'disabled'],
        ['enable', 'active'],
      ]
    )
  })

  test('nobody disables the own account', async ({ assert }) => {
    const user = await givenStaff('admin')
    const admin = await signedIn(user)
    await admin.get('/desk/users')
    await admin.post(`/desk/users/${user.id}/disablement`)
    const { state } = await User.findOrFail(user.id)
    assert.equal(state, 'active')
  })

  test('somebody can be signed out everywhere', async ({ assert }) => {
    const user = await givenStaff('clerk')
    const visitor = await signedIn(user)
    const admin = await adminAt(`/desk/users/${user.id}`)
    await admin.post(`/desk/users/${user.id}/sessions/ending`)
    assert.include(await visitor.get('/desk'), { status: 303 })
  })

  test('an account that is not there, or is a customer, is not found', async ({ assert }) => {
    const admin = await adminAt('/desk/users')
    const customer = await givenCustomerUser()
    for (const id of [newId(), customer.id, 'nobody']) {
      assert.include(await admin.get(`/desk/users/${id}`), { status: 404 }, id)
    }
  })
})
