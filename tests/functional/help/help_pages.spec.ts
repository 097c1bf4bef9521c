import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'
import { Visitor } from '#tests/support/visitor'

test.group('Help', (group) => {
  group.each.setup(async () => {
    await db.from('rate_limits').delete()
  })

  test('customer topics are read without signing in, staff topics after it', async ({ assert }) => {
    const stranger = new Visitor()
    const open = await stranger.get('/help/customer-paying')
    assert.equal(open.status, 200)
    assert.include(open.text, '银行转账')
    const closed = await stranger.get('/help/payments')
    assert.equal(closed.status, 303)
    assert.equal(closed.location, '/login')
    const contents = await stranger.get('/help')
    assert.include(contents.text, '/help/customer-ordering')
    assert.notInclude(contents.text, '/help/start-clerk')
  })

  test('signing in leads back to the topic that was wanted', async ({ assert }) => {
    const clerk = await givenStaff('clerk')
    const visitor = new Visitor()
    await visitor.get('/help/imports')
    const answer = await visitor.signIn(clerk.personal.email ?? '', 'rain on the yangtze')
    assert.equal(answer.location, '/help/imports')
  })

  test('a customer reads no topic for staff, nor finds one', async ({ assert }) => {
    const visitor = await signedIn(await givenCustomerUser())
    const closed = await visitor.get('/help/refunds')
    assert.equal(closed.status, 403)
    const found = await visitor.get('/help/search?q=审计日志')
    assert.notInclude(found.text, '/help/audit-log')
  })

  test('staff see the beginning of their own role first', async ({ assert }) => {
    const visitor = await signedIn(await givenStaff('courier'))
    const { text } = await visitor.get('/help')
    assert.isBelow(text.indexOf('/help/start-courier'), text.indexOf('/help/start-clerk'))
  })

  test('an article has contents, related topics and its neighbours', async ({ assert }) => {
    const visitor = await signedIn(await givenStaff('clerk'))
    const { text } = await visitor.get('/help/orders-cancel')
    assert.include(text, 'href="#自动取消"')
    assert.include(text, 'id="自动取消"')
    assert.match(text, /href="\/help\/orders-change" rel="prev"/)
    assert.match(text, /href="\/help\/imports" rel="next"/)
    assert.include(text, 'href="/help/refunds"')
  })

  test('what there is not is not found', async ({ assert }) => {
    const answer = await new Visitor().get('/help/no-such-topic')
    assert.equal(answer.status, 404)
  })

  test('each page links to its own topic', async ({ assert }) => {
    const visitor = await signedIn(await givenStaff('manager'))
    for (const [page, topic] of [
      ['/desk', 'home'],
      ['/desk/orders/new', 'orders-new'],
      ['/desk/reviews', 'reviews'],
      ['/account', 'account'],
    ]) {
      const { text } = await visitor.get(page)
      assert.include(text, `class="bar-link" href="/help/${topic}"`, page)
    }
    const signIn = await new Visitor().get('/login')
    assert.include(signIn.text, 'class="bar-link" href="/help/signing-in"')
  })
})

test.group('Search of the help', () => {
  const found: [string, string][] = [
    ['怎么取消订单？', '/help/customer-changes'],
    ['税号不通过', '/help/customer-titles'],
    ['发票查验', '/help/invoice-verify'],
    ['XML', '/help/customer-invoices'],
  ]
  for (const [question, topic] of found) {
    test(`“${question}” finds ${topic}`, async ({ assert }) => {
      const { text } = await new Visitor().get(`/help/search?q=${encodeURIComponent(question)}`)
      assert.include(text, `href="${topic}"`)
      assert.include(text, '<mark>')
    })
  }

  for (const question of ['量子纠缠', 'xylophone', '<b>', '怎么']) {
    test(`“${question}” finds nothing and says so`, async ({ assert }) => {
      const { text } = await new Visitor().get(`/help/search?q=${encodeURIComponent(question)}`)
      assert.include(text, '没有找到相关说明')
      assert.notInclude(text, '<b>')
    })
  }
})
