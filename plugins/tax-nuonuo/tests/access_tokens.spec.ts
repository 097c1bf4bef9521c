import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { clock } from '#app/platform/clock'
import { ended } from '#tests/conformance/outcomes'
import { goodRequest } from './requests.js'
import { type NuonuoSubject, openSubject } from './subject.js'

const request = (requestNumber: string) => ({ ...goodRequest(), requestNumber })
const later = (minutes: number) => clock.freeze(clock.now().plus({ minutes }))

test.group('the access token', (group) => {
  let subject: NuonuoSubject
  group.each.setup(async () => {
    subject = await openSubject()
    return async () => {
      clock.resume()
      await subject.close()
    }
  })

  test('calls at the same moment share one, and so does another process', async ({ assert }) => {
    const { channel, simulator, secondChannel } = subject
    simulator.delayMs = 30
    await Promise.all(['A1', 'A2', 'A3'].map((number) => channel.issue(request(number))))
    assert.equal(await ended(secondChannel().query('A2')), 'succeeded')
    assert.equal(simulator.gate.tokensGiven, 1)
  })

  test('one that is not taken any more is renewed once, for all who wait', async ({ assert }) => {
    const { channel, simulator } = subject
    await channel.issue(request('B1'))
    simulator.gate.expireTokens()
    later(30)
    simulator.delayMs = 30
    const asked = ['B1', 'B1', 'B1'].map((number) => ended(channel.query(number)))
    assert.deepEqual(await Promise.all(asked), ['succeeded', 'succeeded', 'succeeded'])
    assert.equal(simulator.gate.tokensGiven, 2)
  })

  test('it is renewed before its day ends', async ({ assert }) => {
    const { channel, simulator } = subject
    await channel.issue(request('C1'))
    later(24 * 60 - 10)
    await channel.query('C1')
    assert.equal(simulator.gate.tokensGiven, 1)
    later(6)
    await channel.query('C1')
    assert.equal(simulator.gate.tokensGiven, 2)
  })

  test('one that is refused at once does not use up the month', async ({ assert }) => {
    const { channel, simulator } = subject
    await channel.issue(request('D1'))
    simulator.gate.expireTokens()
    for (let count = 0; count < 5; count++)
      assert.deepEqual(await channel.query('D1'), { status: 'unknown', reason: 'token_refused' })
    assert.equal(simulator.gate.tokensGiven, 1)
    later(11)
    assert.equal(await ended(channel.query('D1')), 'succeeded')
  })

  test('without one nothing is sent, and the request stays open', async ({ assert }) => {
    const { channel, simulator } = subject
    simulator.gate.mostTokens = 0
    const unknown = { status: 'unknown', reason: 'credentials_refused' }
    assert.deepEqual(await channel.issue(request('E1')), unknown)
    assert.isEmpty(simulator.calls)
    simulator.gate.mostTokens = 50
    assert.deepEqual(await channel.issue(request('E1')), unknown, 'it waits for a minute')
    later(2)
    assert.equal(await ended(channel.issue(request('E1'))), 'succeeded')
  })

  test('it lies on the disk sealed, and does not open for another application', async ({
    assert,
  }) => {
    const { channel, simulator, secondChannel, directory } = subject
    await channel.issue(request('F1'))
    const path = join(directory, 'access_token')
    assert.notInclude(readFileSync(path).toString('latin1'), 'token')
    const names = await readdir(directory)
    assert.notInclude(names.join(), 'access_token.')
    const other = secondChannel({ appKey: 'SD00000000' })
    assert.equal(await ended(other.query('F1')), 'unknown')
    assert.equal(simulator.gate.tokensGiven, 1)
  })

  test('a wrong secret is not admitted, and refuses nothing', async ({ assert }) => {
    const { channel, simulator, secondChannel } = subject
    await channel.issue(request('G1'))
    const other = secondChannel({ appSecret: 'wrong' })
    const outcome = await other.issue(request('G2'))
    assert.deepEqual(outcome, { status: 'unknown', reason: 'not_admitted' })
    assert.equal(simulator.book.issued('G2'), 0)
  })
})
