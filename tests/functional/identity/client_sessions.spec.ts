import '@japa/api-client'
import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { givenCustomerUser, givenStaff } from '#tests/support/people'

test.group('Test clients', () => {
  test('loginAs opens the pages of that person, through a real session', async ({
    assert,
    client,
  }) => {
    const [clerk, customer] = [await givenStaff('clerk'), await givenCustomerUser()]
    const desk = await client.get('/desk').loginAs(clerk)
    desk.assertStatus(200)
    assert.isNotNull(await db.from('sessions').where('user_id', clerk.id).first())
    const portal = await client.get('/my').loginAs(customer)
    portal.assertStatus(200)
  })

  test('forms can be sent with a token, and leave their message', async ({ client }) => {
    const clerk = await givenStaff('clerk')
    const sent = await client
      .post('/account/language')
      .form({ locale: 'en' })
      .loginAs(clerk)
      .withCsrfToken()
      .redirects(0)
    sent.assertStatus(303)
    sent.assertFlashMessage('success', 'The language is saved.')
  })
})
