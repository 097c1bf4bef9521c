import '@japa/api-client'
import '@japa/assert'
import { test } from '@japa/runner'
import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import testUtils from '@adonisjs/core/services/test_utils'
import i18nManager from '@adonisjs/i18n/services/main'
import HttpExceptionHandler from '#app/exceptions/handler'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'
import { Visitor } from '#tests/support/visitor'

async function pageFor(
  error: unknown,
  { locale = 'zh-CN', accept = 'text/html', path = '/x' } = {}
) {
  const request = new IncomingMessage(new Socket())
  Object.assign(request, { method: 'GET', url: path, headers: { accept } })
  const ctx = await testUtils.createHttpContext({ req: request })
  ctx.i18n = i18nManager.locale(locale)
  ctx.view.share({ i18n: ctx.i18n })
  await new HttpExceptionHandler().handle(error, ctx)
  return { status: ctx.response.getStatus(), body: JSON.stringify(ctx.response.getBody()) }
}

function failure(status: number, message = 'insert into orders: 张三 13800138000') {
  return Object.assign(new Error(message), { status })
}

test.group('Error pages', () => {
  const told: [status: number, chinese: string, english: string][] = [
    [400, '无法理解', 'could not be understood'],
    [403, '没有权限', 'No permission'],
    [404, '找不到页面', 'Page not found'],
    [413, '文件太大', 'too large'],
    [422, '内容有误', 'Something in it is wrong'],
    [429, '操作太频繁', 'Too many requests'],
    [500, '系统出错了', 'Something went wrong'],
    [503, '系统暂时不可用', 'Not available'],
    [502, '系统出错了', 'Something went wrong'],
    [409, '无法理解', 'could not be understood'],
  ]
  for (const [status, chinese, english] of told) {
    test(`${status} is told in both languages, and nothing of the code`, async ({ assert }) => {
      for (const [locale, words] of [
        ['zh-CN', chinese],
        ['en', english],
      ]) {
        const page = await pageFor(failure(status), { locale })
        assert.equal(page.status, status)
        assert.include(page.body, words)
        assert.notMatch(page.body, /insert into|13800138000|handler\.ts|node_modules/)
      }
    })
  }

  test('machines get JSON, whatever they accept, and nothing of the code either', async ({
    assert,
  }) => {
    for (const asked of [{ accept: 'application/json' }, { path: '/webhooks/payment/x' }]) {
      const { status, body } = await pageFor(failure(500), asked)
      assert.equal(status, 500)
      assert.match(body, /"error":\{"status":500,"code":"E_INTERNAL"/)
      assert.notInclude(body, '13800138000')
    }
  })

  test('a page that is not there is told with a number to ask about', async ({ assert }) => {
    const page = await new Visitor().get('/no/such/page')
    assert.equal(page.status, 404)
    assert.match(page.text, /请求编号 [0-9a-f-]{36}/)
    assert.include(page.text, page.header('x-request-id') ?? 'no request id')
  })

  test('a machine path without a route answers JSON and opens no session', async ({ assert }) => {
    const page = await new Visitor().get('/webhooks/payment/nobody')
    assert.equal(page.status, 404)
    assert.match(page.header('content-type') ?? '', /json/)
    assert.isNull(page.header('set-cookie'))
  })

  test('an expired form says that nothing was saved', async ({ assert }) => {
    const page = await new Visitor({ shuiyou_session: 'forged' }).post('/logout')
    assert.equal(page.status, 419)
    assert.include(page.text, '没有生效')
  })

  test('a form with a value that no page offers is told as such', async ({ assert }) => {
    const [admin, clerk] = [await givenStaff('admin'), await givenStaff('clerk')]
    const visitor = await signedIn(admin)
    await visitor.get('/desk')
    const page = await visitor.post(`/desk/users/${clerk.id}/roles`, { role: 'emperor' })
    assert.equal(page.status, 422)
    assert.include(page.text, '没有通过检查')
  })

  test('the desk is closed to customers and the portal to staff', async ({ assert }) => {
    const customer = await signedIn(await givenCustomerUser())
    assert.include(await customer.get('/desk'), { status: 403 })
    assert.include(await customer.get('/my/orders'), { status: 200 })
    const staff = await signedIn(await givenStaff('manager'))
    assert.include(await staff.get('/my'), { status: 403 })
    assert.include(await staff.get('/desk'), { status: 200 })
  })

  test('the start leads everybody home', async ({ assert }) => {
    assert.include(await new Visitor().get('/'), { location: '/login' })
    const customer = await signedIn(await givenCustomerUser())
    assert.include(await customer.get('/'), { location: '/my' })
    assert.include(await customer.get('/login'), { status: 303, location: '/my' })
  })

  test('every page forbids what the content policy forbids', async ({ assert }) => {
    for (const path of ['/login', '/no/such/page']) {
      const page = await new Visitor().get(path)
      const policy = page.header('content-security-policy') ?? ''
      if (path === '/login') assert.include(policy, "script-src 'self';")
      assert.notMatch(page.text, /\sstyle=|\son[a-z]+=/i)
    }
  })
})
