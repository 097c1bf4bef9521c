import '@japa/assert'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { SYSTEM } from '#app/platform/actor'
import { SaveCustomer } from '#app/customers/actions/save_customer'
import Customer from '#app/customers/models/customer'
import { findByLogin } from '#app/identity/queries/find_by_login'
import PruneCodes from '#app/identity/tasks/prune_codes'
import { mailedCode, mailsSent, wrongCode } from '#tests/support/codes'
import { clearOutbox } from '#tests/support/drain_outbox'
import { givenCustomerUser, PASSWORD, signedIn } from '#tests/support/people'
import { Visitor } from '#tests/support/visitor'

const TYPED = {
  name: '武汉江城文具有限公司',
  phone: '027-8258 9231',
  password: PASSWORD,
  agreement: '1',
}

function freshEmail(): string {
  return `${newId()}@people.example`
}

async function registering(fields: Record<string, string> = {}) {
  const visitor = new Visitor()
  await visitor.get('/register')
  const answer = await visitor.post('/register', { email: freshEmail(), ...TYPED, ...fields })
  return { visitor, answer }
}

async function confirm(visitor: Visitor, code: string) {
  await visitor.get('/register/confirmation')
  return visitor.post('/register/confirmation', { code })
}

test.group('Registration', (group) => {
  group.each.setup(async () => {
    const rollBack = await testUtils.db().wrapInGlobalTransaction()
    await clearOutbox()
    return async () => {
      clock.resume()
      await rollBack()
    }
  })

  test('the sign-in page leads there, and the privacy notice is open to everybody', async ({
    assert,
  }) => {
    const page = await new Visitor().get('/login')
    assert.include(page.text, 'href="/register"')
    const form = await new Visitor().get('/register')
    assert.include(form.text, 'href="/privacy"')
    const notice = await new Visitor().get('/privacy')
    assert.include(notice.text, '您的权利')
  })

  test('the code from the mail makes an account with its customer, signed in, with a welcome', async ({
    assert,
  }) => {
    const email = freshEmail()
    const { visitor, answer } = await registering({ email: `  ${email.toUpperCase()} ` })
    assert.include(answer, { status: 303, location: '/register/confirmation' })
    assert.isNull(await findByLogin(email))

    const done = await confirm(visitor, await mailedCode())
    assert.include(done, { status: 303, location: '/my' })
    const page = await visitor.get('/my')
    assert.include(page.text, '欢迎您')

    const user = await findByLogin(email)
    const customer = await Customer.findByOrFail('userId', user?.id ?? '')
    assert.deepInclude(user?.serialize(), { kind: 'customer', state: 'active', locale: 'zh-CN' })
    assert.include(customer.details, { name: TYPED.name, phone: '027-82589231', email })
    assert.equal(customer.kind, 'company')
    assert.include(await new Visitor().signIn(email, PASSWORD), { status: 303, location: '/my' })
    const rows = await db.from('audit_entries').where('subject_id', user?.id ?? '')
    assert.includeMembers(
      rows.map(({ action }) => action),
      ['users.created', 'users.registered', 'sessions.signed_in']
    )
  })

  test('an address with an account gets the same answers, and a mail that says so', async ({
    assert,
  }) => {
    const known = await givenCustomerUser()
    const answers = new Set<string>()
    for (const email of [known.personal.email ?? '', freshEmail()]) {
      const { visitor, answer } = await registering({ email })
      const refused = await confirm(visitor, '12')
      const told = /error-summary[^]*?<\/section>/.exec(refused.text)?.[0]
      answers.add(JSON.stringify([answer.status, answer.location, refused.status, told]))
    }
    assert.equal(answers.size, 1)
    const mails = await mailsSent()
    const subjects = mails.map(({ subject }) => subject).sort()
    assert.deepEqual(subjects, ['注册验证码', '这个邮箱已经注册过'].sort())
  })

  test('two codes for one address make one account', async ({ assert }) => {
    const email = freshEmail()
    const { visitor: first } = await registering({ email })
    const codeOfFirst = await mailedCode()
    const { visitor: second } = await registering({ email })
    const codeOfSecond = await mailedCode()
    assert.include(await confirm(first, codeOfFirst), { status: 303 })
    assert.include(await confirm(second, codeOfSecond), { status: 422 })
  })

  test('a customer of the same name and phone is not taken over', async ({ assert }) => {
    const details = { ...TYPED, contactName: '张', email: null, taxpayerId: null }
    await new SaveCustomer().handle({ customerId: null, details, by: SYSTEM })
    const { visitor } = await registering()
    assert.include(await confirm(visitor, await mailedCode()), { status: 303, location: '/my' })
    const page = await visitor.get('/my')
    assert.include(page.text, '请联系客服为您关联账号')
  })

  const refusals: [name: string, fields: Record<string, string>, field: string][] = [
    ['no address', { email: '' }, 'email'],
    ['a wrong address', { email: 'nobody' }, 'email'],
    ['no name', { name: ' ' }, 'name'],
    ['a wrong phone', { phone: '12345' }, 'phone'],
    ['a weak password', { password: 'password123' }, 'password'],
    ['no agreement', { agreement: '' }, 'agreement'],
  ]
  for (const [name, fields, field] of refusals) {
    test(`${name} is refused at its field, and the rest stays as typed`, async ({ assert }) => {
      const { answer } = await registering(fields)
      assert.equal(answer.status, 422)
      assert.include(answer.text, `href="#field-${field}"`)
      if (field !== 'name') assert.include(answer.text, `value="${TYPED.name}"`)
      assert.notInclude(answer.text, `value="${PASSWORD}"`)
      assert.lengthOf(await mailsSent(), 0)
    })
  }

  test('five wrong codes and ten minutes end it', async ({ assert }) => {
    const { visitor } = await registering()
    const code = await mailedCode()
    for (let attempt = 0; attempt < 5; attempt++) await confirm(visitor, wrongCode(code))
    assert.include(await confirm(visitor, code), { status: 422 })

    const { visitor: late } = await registering()
    const lateCode = await mailedCode()
    clock.freeze(clock.now().plus({ minutes: 10 }))
    assert.include(await confirm(late, lateCode), { status: 422 })
  })

  test('the fourth request for one address is stopped', async ({ assert }) => {
    const email = freshEmail()
    for (let request = 0; request < 3; request++) await registering({ email })
    const { answer } = await registering({ email })
    assert.equal(answer.status, 429)
  })

  test('what was typed is sealed, and forgotten when nobody confirms it', async ({ assert }) => {
    const email = freshEmail()
    await registering({ email })
    const code = await mailedCode()
    for (const table of ['verification_codes', 'messages', 'outbox_messages', 'audit_entries']) {
      const text = JSON.stringify(await db.from(table))
      for (const secret of [email, TYPED.name, `"${code}"`, PASSWORD])
        assert.notInclude(text, secret, table)
    }
    clock.freeze(clock.now().plus({ hours: 1.2 }))
    await new PruneCodes().handle()
    assert.lengthOf(await db.from('verification_codes'), 0)
  })

  test('who is signed in needs no second account', async ({ assert }) => {
    const visitor = await signedIn(await givenCustomerUser())
    assert.include(await visitor.get('/register'), { status: 303, location: '/my' })
  })

  test('another code is mailed without typing anything again', async ({ assert }) => {
    const { visitor } = await registering()
    const first = await mailedCode()
    await visitor.get('/register/confirmation')
    const resent = await visitor.post('/register/codes')
    assert.include(resent, { status: 303, location: '/register/confirmation' })
    const second = await mailedCode()
    const told = await visitor.get('/register/confirmation')
    assert.include(told.text, '新的验证码已发出')
    if (first !== second) assert.include(await confirm(visitor, first), { status: 422 })
    assert.include(await confirm(visitor, second), { status: 303, location: '/my' })
  })

  test('codes are resent as rarely as they are asked for', async ({ assert }) => {
    const { visitor } = await registering()
    for (let request = 0; request < 3; request++) {
      await visitor.get('/register/confirmation')
      await visitor.post('/register/codes')
    }
    const told = await visitor.get('/register/confirmation')
    assert.include(told.text, '获取验证码过于频繁')
  })

  test('who has typed nothing yet is led to the form', async ({ assert }) => {
    const visitor = new Visitor()
    await visitor.get('/register')
    const answer = await visitor.post('/register/codes')
    assert.include(answer, { status: 303, location: '/register' })
  })

  test('going back to mend something finds what was typed, but no password', async ({ assert }) => {
    const { visitor } = await registering()
    const form = await visitor.get('/register')
    assert.include(form.text, `value="${TYPED.name}"`)
    assert.include(form.text, 'value="027-82589231"')
    assert.notInclude(form.text, PASSWORD)
  })

  test('the page of the code without the form leads back to it', async ({ assert }) => {
    const page = await new Visitor().get('/register/confirmation')
    assert.include(page, { status: 303, location: '/register' })
  })
})
