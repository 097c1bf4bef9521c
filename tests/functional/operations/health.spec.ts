import { test } from '@japa/runner'
import { Heartbeat } from '#app/platform/queue/heartbeat'

test.group('Health', () => {
  test('a server without a worker lives, but is not ready', async ({ assert, client }) => {
    const live = await client.get('/health/live')
    const ready = await client.get('/health/ready')

    live.assertStatus(200)
    ready.assertStatus(503)
    assert.deepInclude(ready.body(), {
      checks: { database: true, migrations: true, worker: false },
    })
  })

  test('it is ready from the first beat of a worker until its end', async ({ client }) => {
    const heartbeat = new Heartbeat()
    await heartbeat.start()
    const during = await client.get('/health/ready')
    await heartbeat.stop()
    const after = await client.get('/health/ready')

    during.assertStatus(200)
    after.assertStatus(503)
  })

  test('asking leaves no session behind', async ({ assert, client }) => {
    const response = await client.get('/health/ready')

    assert.isUndefined(response.header('set-cookie'))
  })
})
