import '@japa/assert'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { RecordSignIn } from '#app/identity/actions/record_sign_in'
import PruneSignIns from '#app/identity/tasks/prune_sign_ins'
import { clock } from '#app/platform/clock'
import { givenCustomerUser, givenStaff, PASSWORD, signedIn } from '#tests/support/people'
import { Visitor } from '#tests/support/visitor'

const PHONE = { address: '203.0.113.9', browser: 'wechat', system: 'android' }

function cardOf(text: string): string {
  const at = text.indexOf('登录记录')
  return at < 0 ? '' : text.slice(at)
}

test.group('Sign-in history', (group) => {
  group.each.setup(async () => {
    const rollBack = await testUtils.db().wrapInGlobalTransaction()
    return async () => {
      clock.resume()
      await rollBack()
    }
  })

  test('staff and customers see when, with what and from where, wrong passwords too', async ({
    assert,
  }) => {
    for (const user of [await givenStaff('clerk'), await givenCustomerUser()]) {
      await new RecordSignIn().succeeded({ user, origin: PHONE })
      await new Visitor().signIn(user.personal.email ?? '', 'wrong password')
      const visitor = await signedIn(user)
      const page = await visitor.get('/account')
      const card = cardOf(page.text)
      assert.include(card, '微信 · 安卓')
      assert.include(card, '203.0.*.*')
      assert.notInclude(page.text, PHONE.address)
      assert.lengthOf(card.match(/>登录成功</g) ?? [], 2)
      assert.lengthOf(card.match(/>密码错误</g) ?? [], 1)
    }
  })

  test("nobody sees somebody else's", async ({ assert }) => {
    await new RecordSignIn().succeeded({ user: await givenStaff('clerk'), origin: PHONE })
    const visitor = await signedIn(await givenStaff('clerk'))
    const page = await visitor.get('/account')
    assert.notInclude(page.text, '203.0.*.*')
  })

  test('a name that nobody has leaves the same trace, sealed', async ({ assert }) => {
    await new Visitor().signIn('nobody@people.example', PASSWORD)
    const [row] = await db.from('sign_ins').whereNull('user_id')
    assert.equal(row.outcome, 'wrong_credentials')
    assert.notInclude(row.personal.toString('latin1'), '127.0.0.1')
  })

  test('the page shows ninety days, and after six months all is forgotten', async ({ assert }) => {
    const user = await givenStaff('clerk')
    clock.freeze(clock.now().minus({ days: 91 }))
    await new RecordSignIn().succeeded({ user, origin: PHONE })
    clock.resume()
    const visitor = await signedIn(user)
    const page = await visitor.get('/account')
    assert.notInclude(page.text, '203.0.*.*')

    await new PruneSignIns().handle()
    assert.lengthOf(await db.from('sign_ins').where('user_id', user.id), 2)
    clock.freeze(clock.now().plus({ months: 4 }))
    await new PruneSignIns().handle()
    assert.lengthOf(await db.from('sign_ins').where('user_id', user.id), 1)
  })
})
