import '@japa/assert'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { SaveCustomer } from '#app/customers/actions/save_customer'
import Customer from '#app/customers/models/customer'
import { SYSTEM } from '#app/platform/actor'
import type { Role } from '#app/identity/roles'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'

async function givenCustomer(name: string, userId?: string): Promise<string> {
  const details = { name, contactName: name, phone: '13812345678', email: null, taxpayerId: null }
  const saved = await new SaveCustomer().handle({ customerId: null, details, userId, by: SYSTEM })
  if (!saved.ok) throw new Error(saved.failure.type)
  return saved.value.id
}

async function link(customerId: string, login: string, role: Role = 'service') {
  const visitor = await signedIn(await givenStaff(role))
  await visitor.get(`/desk/customers/${customerId}`)
  const answer = await visitor.post(`/desk/customers/${customerId}/account`, { login })
  const page = await visitor.get(`/desk/customers/${customerId}`)
  return { answer, page }
}

test.group('Linking an account', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('service gives a known customer to their account, and the log says so', async ({
    assert,
  }) => {
    const user = await givenCustomerUser()
    const customerId = await givenCustomer('林晓')
    const { answer, page } = await link(customerId, user.personal.email ?? '')
    assert.include(answer, { status: 303, location: `/desk/customers/${customerId}` })
    assert.include(page.text, '账号已关联')
    const customer = await Customer.findOrFail(customerId)
    assert.equal(customer.userId, user.id)
    const entry = { action: 'customers.account_linked', subject_id: customerId }
    assert.lengthOf(await db.from('audit_entries').where(entry), 1)
  })

  test('who may not see customers whole may not link them', async ({ assert }) => {
    const user = await givenCustomerUser()
    const { answer } = await link(await givenCustomer('林晓'), user.personal.email ?? '', 'clerk')
    assert.equal(answer.status, 403)
  })

  test('staff, strangers and accounts of other customers are refused', async ({ assert }) => {
    const [taken, staff] = [await givenCustomerUser(), await givenStaff('clerk')]
    await givenCustomer('周强', taken.id)
    const customerId = await givenCustomer('林晓')
    const told: [login: string, words: string][] = [
      [taken.personal.email ?? '', '另一位客户的账号'],
      [staff.personal.email ?? '', '没有这个客户账号'],
      ['nobody@people.example', '没有这个客户账号'],
    ]
    for (const [login, words] of told) {
      const { page } = await link(customerId, login)
      assert.include(page.text, words)
    }
    const customer = await Customer.findOrFail(customerId)
    assert.isNull(customer.userId)
  })

  test('a customer keeps the account they have', async ({ assert }) => {
    const [owner, other] = [await givenCustomerUser(), await givenCustomerUser()]
    const customerId = await givenCustomer('林晓', owner.id)
    const { page } = await link(customerId, other.personal.email ?? '')
    assert.include(page.text, '已经有账号')
  })
})
