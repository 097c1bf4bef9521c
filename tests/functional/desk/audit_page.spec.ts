import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { record } from '#app/audit/record'
import { actorOf } from '#app/identity/models/user'
import type { Role } from '#app/identity/roles'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'
import { Visitor } from '#tests/support/visitor'

/** Entries on a subject of their own, so that other tests' entries do not show. */
async function givenEntries(count: number): Promise<string> {
  const subjectId = newId()
  for (let index = 0; index < count; index++) {
    const entry = { actor: SYSTEM, action: 'orders.moved', subject: 'order', subjectId }
    await db.transaction((trx) => record({ ...entry, details: { index } }, trx))
  }
  return subjectId
}

function shownIndexes(text: string): number[] {
  return [...text.matchAll(/>index (\d+)</g)].map(([, index]) => Number(index))
}

test.group('Audit page', (group) => {
  group.each.setup(async () => {
    await db.from('rate_limits').delete()
    return () => clock.resume()
  })

  const seeing: Role[] = ['auditor', 'security', 'manager']
  const blind: Role[] = ['clerk', 'reviewer', 'warehouse', 'courier', 'finance', 'service', 'admin']

  for (const role of seeing) {
    test(`${role} sees the log`, async ({ assert }) => {
      const visitor = await signedIn(await givenStaff(role))
      const page = await visitor.get('/desk/audit')
      assert.equal(page.status, 200)
      assert.include(page.text, '审计日志')
    })
  }

  test('nobody else does', async ({ assert }) => {
    assert.include(await new Visitor().get('/desk/audit'), { status: 303, location: '/login' })
    for (const user of [await givenStaff(...blind.slice(0, 6)), await givenStaff('admin')]) {
      const visitor = await signedIn(user)
      assert.include(await visitor.get('/desk/audit'), { status: 403 })
    }
    const customer = await signedIn(await givenCustomerUser())
    assert.include(await customer.get('/desk/audit'), { status: 403 })
  })

  test('one subject can be followed, newest first, page by page', async ({ assert }) => {
    const subject = await givenEntries(60)
    const visitor = await signedIn(await givenStaff('auditor'))
    const first = await visitor.get(`/desk/audit?subject=${subject}`)
    const expected = Array.from({ length: 60 }, (_, index) => 59 - index)
    assert.deepEqual(shownIndexes(first.text), expected.slice(0, 50))
    assert.include(first.text, '共 60 条')

    const older = /href="([^"]+)" rel="next"/.exec(first.text)?.[1] ?? ''
    const second = await visitor.get(older.replaceAll('&amp;', '&'))
    assert.deepEqual(shownIndexes(second.text), expected.slice(50))
  })

  test('a person, an area and a day can be asked for', async ({ assert }) => {
    const clerk = await givenStaff('clerk')
    const at = (iso: string) => clock.freeze(DateTime.fromISO(iso))
    const note = async (action: string, index: number) => {
      const entry = { actor: actorOf(clerk), action, subject: 'order', details: { index } }
      await db.transaction((trx) => record(entry, trx))
    }
    at('2026-10-01T15:59:59.999Z')
    await note('orders.moved', 1)
    at('2026-10-01T16:00:00Z')
    await note('orders.edited', 2)
    at('2026-10-02T15:59:59.999Z')
    await note('ordersheets.moved', 3)
    at('2026-10-02T16:00:00Z')
    await note('orders.moved', 4)
    clock.resume()

    const visitor = await signedIn(await givenStaff('auditor'))
    const asked = async (query: string) => {
      const page = await visitor.get(`/desk/audit?person=${clerk.id}&${query}`)
      return shownIndexes(page.text)
    }
    assert.deepEqual(await asked(''), [4, 3, 2, 1])
    assert.deepEqual(await asked('action=orders'), [4, 2, 1])
    assert.deepEqual(await asked('action=orders.moved'), [4, 1])
    assert.deepEqual(await asked('from=2026-10-02&to=2026-10-02'), [3, 2])
    assert.deepEqual(await asked('to=2026-10-01'), [1])
  })

  test('what cannot be read in an address is left out', async ({ assert }) => {
    const visitor = await signedIn(await givenStaff('auditor'))
    const query = 'person=x&action=%27%3B--&from=2026-13-45&to=yesterday&after=forged&subject[]=1'
    assert.include(await visitor.get(`/desk/audit?${query}`), { status: 200 })
  })
})
