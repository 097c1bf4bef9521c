import '@japa/assert'
import { test } from '@japa/runner'
import { drainOutbox } from '#tests/support/drain_outbox'
import { PASSWORD } from '#tests/support/people'
import { Visitor } from '#tests/support/visitor'
import { emptyTestDatabase } from '#tests/support/test_database'

test.group('Mails for trying out', (group) => {
  group.each.setup(() => emptyTestDatabase())
  // A mail that waits would be sent by the next test that has a server.
  group.each.teardown(() => emptyTestDatabase())

  test('show a newcomer the code that no mail server could bring', async ({ assert }) => {
    const visitor = new Visitor()
    await visitor.get('/register')
    await visitor.post('/register', {
      name: '武汉江城文具有限公司',
      phone: '027-8258 9231',
      password: PASSWORD,
      agreement: '1',
      email: 'lin@example.cn',
    })
    const confirm = await visitor.get('/register/confirmation')
    assert.include(confirm.text, '/demo/mails')
    await drainOutbox()
    const mails = await visitor.get('/demo/mails')
    assert.equal(mails.status, 200)
    assert.include(mails.text, 'lin@example.cn')
    assert.match(mails.text, /\b\d{6}\b/)
  })
})
