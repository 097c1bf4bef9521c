import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'
import { Visitor } from '#tests/support/visitor'

const DOT = 'is-news'

test.group('News', (group) => {
  group.each.setup(async () => {
    await db.from('rate_limits').delete()
  })

  test('a dot waits on every page until they were read, for each person', async ({ assert }) => {
    const visitor = await signedIn(await givenStaff('clerk'))
    const before = await visitor.get('/desk')
    assert.include(before.text, DOT)
    const news = await visitor.get('/help/news')
    assert.include(news.text, '审计日志封入校验链')
    assert.notInclude(news.text, DOT)
    const after = await visitor.get('/account')
    assert.notInclude(after.text, DOT)
    const other = await signedIn(await givenStaff('clerk'))
    const theirs = await other.get('/desk')
    assert.include(theirs.text, DOT)
  })

  test('what was read is known again after a restart, and a newer version lights the dot', async ({
    assert,
  }) => {
    const user = await givenCustomerUser()
    await db.table('help_readers').insert({ user_id: user.id, news_read: '0.0.1#3' })
    const visitor = await signedIn(user)
    const page = await visitor.get('/my/orders')
    assert.include(page.text, DOT)
    await visitor.get('/help/news')
    const reader = await db.from('help_readers').where('user_id', user.id).firstOrFail()
    assert.match(reader.news_read, /#\d+$/)
    assert.notEqual(reader.news_read, '0.0.1#3')
  })

  test('they are for people with an account', async ({ assert }) => {
    const answer = await new Visitor().get('/help/news')
    assert.equal(answer.location, '/login')
  })
})
