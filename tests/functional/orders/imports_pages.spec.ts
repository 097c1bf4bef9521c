import '@japa/assert'
import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { emptyTestDatabase } from '#tests/support/test_database'
import { givenDemoCatalogue } from '#tests/support/catalogue'
import { drainOutbox } from '#tests/support/drain_outbox'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'
import { Visitor } from '#tests/support/visitor'

async function demoSheet(name = 'orders-a-200.xlsx') {
  return { name, bytes: await readFile(app.makePath('resources/demo', name)) }
}

test.group('The pages of imports', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('a clerk brings in a sheet, sees what became of every row and takes the refused ones', async ({
    assert,
  }) => {
    await givenDemoCatalogue()
    const clerk = await givenStaff('clerk')
    const visitor = await signedIn(clerk)
    await visitor.get('/desk/imports')
    const sent = await visitor.upload('/desk/imports', 'sheet', await demoSheet())
    assert.equal(sent.status, 303)
    const path = sent.location ?? ''
    assert.match(path, /^\/desk\/imports\/[0-9a-f-]{36}$/)
    const waiting = await visitor.get(path)
    assert.include(waiting.text, 'data-controller="poll"')

    await drainOutbox({ twice: true })
    const page = await visitor.get(path)
    assert.notInclude(page.text, 'data-controller="poll"')
    assert.lengthOf(page.text.match(/data-reason="/g) ?? [], 10)
    assert.include(page.text, '至少有一位写错，请对照营业执照逐位核对')

    const again = await visitor.upload('/desk/imports', 'sheet', await demoSheet())
    assert.include(again, { status: 303, location: path })
    const list = await visitor.get('/desk/imports')
    assert.include(list.text, 'orders-a-200.xlsx')
    const refused = await visitor.get(`${path}/refused`)
    assert.equal(refused.status, 200)
    const taken = await db.from('audit_entries').where('action', 'imports.refused_rows_taken')
    assert.lengthOf(taken, 1)
  })

  test('a form without a file is refused at its field', async ({ assert }) => {
    const visitor = await signedIn(await givenStaff('clerk'))
    await visitor.get('/desk/imports')
    const page = await visitor.post('/desk/imports')
    assert.equal(page.status, 422)
    assert.include(page.text, 'href="#field-sheet"')
  })

  test('guests sign in first; others than those who import are refused', async ({ assert }) => {
    assert.include(await new Visitor().get('/desk/imports'), { status: 303, location: '/login' })
    for (const person of [await givenStaff('reviewer'), await givenCustomerUser()]) {
      const visitor = await signedIn(person)
      assert.include(await visitor.get('/desk/imports'), { status: 403 })
      assert.include(await visitor.upload('/desk/imports', 'sheet', await demoSheet()), {
        status: 403,
      })
    }
  })
})
