import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { firstDayTasks } from '#app/help/first_day_tasks'
import { actorOf } from '#app/identity/models/user'
import { ROLES } from '#app/identity/roles'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'

test.group('First day', (group) => {
  group.each.setup(async () => {
    await db.from('rate_limits').delete()
  })

  for (const role of ROLES) {
    test(`${role} may open the page and the topic of each task`, async ({ assert }) => {
      const user = await givenStaff(role)
      const visitor = await signedIn(user)
      const tasks = firstDayTasks(user)
      assert.isAtLeast(tasks.length, 5)
      assert.isAtMost(tasks.length, 8)
      const { text } = await visitor.get('/help/first-day')
      assert.notInclude(text, 'translation missing')
      for (const { key, path, topic } of tasks) {
        const page = await visitor.get(path)
        assert.equal(page.status, 200, `${key}: ${path}`)
        const help = await visitor.get(`/help/${topic}`)
        assert.equal(help.status, 200, `${key}: ${topic}`)
      }
    })
  }

  test('a customer may open the page and the topic of each task', async ({ assert }) => {
    const user = await givenCustomerUser()
    const visitor = await signedIn(user)
    for (const { path, topic } of firstDayTasks(user)) {
      const page = await visitor.get(path)
      assert.isBelow(page.status, 400, path)
      const help = await visitor.get(`/help/${topic}`)
      assert.equal(help.status, 200, topic)
    }
  })

  test('a person with several roles has each task once', async ({ assert }) => {
    const user = await givenStaff('clerk', 'service')
    const keys = firstDayTasks(user).map(({ key }) => key)
    assert.lengthOf(new Set(keys), keys.length)
    assert.includeMembers(keys, ['import_sheet', 'reveal'])
  })

  test('what the log shows is ticked by itself, the rest by hand and back', async ({ assert }) => {
    const user = await givenStaff('clerk')
    const visitor = await signedIn(user)
    const first = await visitor.get('/help/first-day')
    assert.include(first.text, '已完成 0/8')

    const act = { action: 'orders.placed', subject: 'order' }
    await db.transaction((trx) => record({ actor: actorOf(user), ...act }, trx))
    const second = await visitor.get('/help/first-day')
    assert.include(second.text, '已完成 1/8')
    assert.include(second.text, '系统已记录')

    const ticked = await visitor.post('/help/first-day/ticks', { task: 'search', done: '1' })
    assert.equal(ticked.location, '/help/first-day')
    await visitor.post('/help/first-day/ticks', { task: 'search', done: '1' })
    const third = await visitor.get('/help/first-day')
    assert.include(third.text, '已完成 2/8')

    await visitor.post('/help/first-day/ticks', { task: 'search', done: '0' })
    const fourth = await visitor.get('/help/first-day')
    assert.include(fourth.text, '已完成 1/8')
  })

  test('a task of another role is not there to be ticked', async ({ assert }) => {
    const visitor = await signedIn(await givenStaff('courier'))
    await visitor.get('/help/first-day')
    const answer = await visitor.post('/help/first-day/ticks', { task: 'grant_role', done: '1' })
    assert.equal(answer.status, 404)
  })

  test('the card stands on the home page until it is hidden, and comes back when asked', async ({
    assert,
  }) => {
    const visitor = await signedIn(await givenStaff('reviewer'))
    const before = await visitor.get('/desk')
    assert.include(before.text, 'first-day-card')
    const hidden = await visitor.post('/help/first-day/hiding', { hidden: '1' })
    assert.equal(hidden.location, '/desk')
    const after = await visitor.get('/desk')
    assert.notInclude(after.text, 'first-day-card')
    await visitor.get('/help/first-day')
    await visitor.post('/help/first-day/hiding', { hidden: '0' })
    const again = await visitor.get('/desk')
    assert.include(again.text, 'first-day-card')
  })

  test('the card goes when everything is done', async ({ assert }) => {
    const user = await givenStaff('courier')
    const visitor = await signedIn(user)
    await visitor.get('/help/first-day')
    for (const { key } of firstDayTasks(user))
      await visitor.post('/help/first-day/ticks', { task: key, done: '1' })
    const home = await visitor.get('/desk')
    assert.notInclude(home.text, 'first-day-card')
  })
})
