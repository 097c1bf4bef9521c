import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'
import type { Visitor } from '#tests/support/visitor'

async function widgetsOf(visitor: Visitor): Promise<string[]> {
  const { text } = await visitor.get('/desk')
  return [...text.matchAll(/data-widget="(\w+)"/g)].map(([, key]) => key)
}

test.group('Arranging the home page', (group) => {
  group.each.setup(async () => {
    await db.from('rate_limits').delete()
  })

  test('widgets move, hide, come back and are reset, for this person only', async ({ assert }) => {
    const visitor = await signedIn(await givenStaff('warehouse'))
    const colleague = await signedIn(await givenStaff('warehouse'))
    const usual = await widgetsOf(visitor)
    const press = (act: string, widget = '') => visitor.post('/desk/home-layout', { act, widget })

    await press('up', 'packing')
    await press('hide', 'handover')
    const page = await visitor.get('/desk/home-layout')
    assert.include(page.text, '显示：待交寄的包裹')
    assert.deepEqual(await widgetsOf(visitor), ['packing', 'preparation', 'stuck_parcels'])
    assert.deepEqual(await widgetsOf(colleague), usual)

    await press('show', 'handover')
    assert.sameMembers(await widgetsOf(visitor), usual)
    const reset = await press('reset')
    assert.equal(reset.location, '/desk/home-layout')
    assert.deepEqual(await widgetsOf(visitor), usual)
  })

  test('all hidden: the page says so, and how to show them again', async ({ assert }) => {
    const visitor = await signedIn(await givenStaff('courier'))
    await visitor.get('/desk/home-layout')
    await visitor.post('/desk/home-layout', { act: 'hide', widget: 'deliveries' })
    const page = await visitor.get('/desk')
    assert.include(page.text, '所有内容都已隐藏')
    assert.include(page.text, 'href="/desk/home-layout"')
  })

  test('an act that there is not is refused, and customers have no desk', async ({ assert }) => {
    const user = await givenStaff('courier')
    const visitor = await signedIn(user)
    await visitor.get('/desk/home-layout')
    await visitor.post('/desk/home-layout', { act: 'explode', widget: 'deliveries' })
    const stored = await db.from('person_layouts').where('user_id', user.id)
    assert.lengthOf(stored, 0)

    const customer = await signedIn(await givenCustomerUser())
    const refused = await customer.get('/desk/home-layout')
    assert.notEqual(refused.status, 200)
  })
})
