import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type { Role } from '#app/identity/roles'
import { givenStaff, signedIn } from '#tests/support/people'

async function homeOf(role: Role): Promise<string> {
  const visitor = await signedIn(await givenStaff(role))
  const page = await visitor.get('/desk')
  return page.text
}

test.group('Home of staff', (group) => {
  group.each.setup(async () => {
    await db.from('rate_limits').delete()
  })

  const first: [Role, string[], string[]][] = [
    ['reviewer', ['待审核的订单'], ['待打包的包裹', '结果不明的付款']],
    ['warehouse', ['待配货的包裹', '待打包的包裹', '待交寄的包裹'], ['待审核的订单']],
    ['courier', ['待派送的包裹'], ['待打包的包裹']],
    ['finance', ['结果不明的付款', '开票失败，待处理'], ['待审核的订单']],
  ]
  for (const [role, shown, absent] of first) {
    test(`${role} sees the work of the role, and no other`, async ({ assert }) => {
      const text = await homeOf(role)
      for (const work of shown) assert.include(text, work)
      for (const work of absent) assert.notInclude(text, work)
    })
  }

  test('an auditor, who has no queue, is told where to look', async ({ assert }) => {
    assert.include(await homeOf('auditor'), '您的岗位没有待办事项')
  })
})
