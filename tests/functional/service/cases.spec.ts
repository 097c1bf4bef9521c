import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Message from '#app/notifications/models/message'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { RateOrder } from '#app/service/actions/rate_order'
import Case from '#app/service/models/case'
import { drainOutbox } from '#tests/support/drain_outbox'
import { givenCompletedOrder } from '#tests/support/invoices'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'
import { statusOf } from '#tests/support/visitor'

async function givenCase() {
  const order = await givenCompletedOrder()
  const comment = '外箱压坏了'
  await new RateOrder().handle({ orderId: order.id, stars: 1, comment, by: SYSTEM })
  return { order, found: await Case.findByOrFail({ subjectId: order.id }) }
}

test.group('Cases of the service', (group) => {
  group.each.setup(() => emptyTestDatabase())
  group.each.teardown(() => clock.resume())

  test('few stars open one case that is due in a day, however often they are given', async ({
    assert,
  }) => {
    const { order, found } = await givenCase()
    assert.include(found.serialize(), { kind: 'low_rating', subject: 'order', state: 'open' })
    assert.equal(found.dueAt.diff(found.openedAt, 'hours').hours, 24)
    await new RateOrder().handle({ orderId: order.id, stars: 2, comment: null, by: SYSTEM })
    assert.lengthOf(await Case.all(), 1)
  })

  test('service and managers see them, the most urgent first, with what is overdue', async ({
    assert,
  }) => {
    const { order, found } = await givenCase()
    const visitor = await signedIn(await givenStaff('service'))
    const home = await visitor.get('/desk')
    assert.include(home.text, `/desk/cases/${found.id}`)
    const list = await visitor.get('/desk/cases')
    assert.include(list.text, order.number)
    assert.include(list.text, '待认领')
    assert.notInclude(list.text, 'is-danger">已超期')
    await db.from('cases').update({ due_at: clock.timestamp(clock.now().minus({ hours: 1 })) })
    const overdue = await visitor.get('/desk/cases?tab=overdue')
    assert.include(overdue.text, order.number)
    assert.include(overdue.text, 'is-danger">已超期')
    const page = await visitor.get(`/desk/cases/${found.id}`)
    assert.include(page.text, '外箱压坏了')
    for (const { text } of [home, list, overdue, page])
      assert.deepEqual(text.match(/translation missing[^<"]*/g) ?? [], [])
    for (const role of ['clerk', 'warehouse', 'finance'] as const) {
      const other = await signedIn(await givenStaff(role))
      assert.equal(await statusOf(other.get('/desk/cases')), 403)
      assert.equal(await statusOf(other.get(`/desk/cases/${found.id}`)), 403)
    }
    const customer = await signedIn(await givenCustomerUser())
    assert.equal(await statusOf(customer.get('/desk/cases')), 403)
  })

  test('somebody takes it, notes what was done, and closes it with a reason', async ({
    assert,
  }) => {
    const { found } = await givenCase()
    const person = await givenStaff('service')
    const visitor = await signedIn(person)
    const path = `/desk/cases/${found.id}`
    await visitor.get(path)
    await visitor.post(`${path}/ownership`)
    await found.refresh()
    assert.include(found.serialize(), { state: 'in_progress', ownerId: person.id })

    const note = { _token_once: newId(), note: '已致电道歉，约定补发' }
    await visitor.post(`${path}/notes`, note)
    await visitor.post(`${path}/notes`, note)
    const [row, ...others] = await db.from('case_notes').where('case_id', found.id)
    assert.lengthOf(others, 0)
    assert.notInclude(row.note.toString('utf8'), '补发')

    const empty = await visitor.post(`${path}/closing`, { reason: ' ' })
    assert.equal(empty.status, 422)
    await visitor.post(`${path}/closing`, { reason: '补发已签收' })
    await found.refresh()
    assert.equal(found.state, 'closed')
    const page = await visitor.get(path)
    assert.include(page.text, '已致电道歉，约定补发')
    assert.include(page.text, '补发已签收')
    assert.notInclude(page.text, `${path}/closing`)
    const late = await visitor.post(`${path}/notes`, { _token_once: newId(), note: '再记一笔' })
    assert.equal(late.status, 422)
    const actions = await db.from('audit_entries').where('subject', 'case').orderBy('id')
    assert.deepEqual(
      actions.map(({ action }) => action),
      ['cases.opened', 'cases.taken', 'cases.noted', 'cases.closed']
    )
  })

  test('those of the service are told of it on the site', async ({ assert }) => {
    const person = await givenStaff('service')
    const { order } = await givenCase()
    await drainOutbox({ twice: true })
    const told = await Message.query().where({ template: 'case_opened', userId: person.id })
    assert.deepEqual(
      told.map(({ channel, orderId }) => [channel, orderId]),
      [['site', order.id]]
    )
  })

  test('a case goes back to all, and over to somebody else', async ({ assert }) => {
    const { found } = await givenCase()
    const [first, second] = [await givenStaff('service'), await givenStaff('manager')]
    const path = `/desk/cases/${found.id}`
    const [one, other] = [await signedIn(first), await signedIn(second)]
    await one.get(path)
    await one.post(`${path}/ownership`)
    await one.post(`${path}/return`)
    await found.refresh()
    assert.include(found.serialize(), { state: 'open', ownerId: null })
    await one.post(`${path}/ownership`)
    await other.get(path)
    await other.post(`${path}/ownership`)
    await found.refresh()
    assert.include(found.serialize(), { state: 'in_progress', ownerId: second.id })
  })

  test('after the end of a case the next bad word opens a new one', async ({ assert }) => {
    const { order, found } = await givenCase()
    const visitor = await signedIn(await givenStaff('service'))
    await visitor.get(`/desk/cases/${found.id}`)
    await visitor.post(`/desk/cases/${found.id}/closing`, { reason: '已解决' })
    await new RateOrder().handle({ orderId: order.id, stars: 2, comment: null, by: SYSTEM })
    assert.lengthOf(await Case.all(), 2)
  })
})
