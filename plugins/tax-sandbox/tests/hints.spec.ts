import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from '@japa/runner'
import { applicationFor } from '#tests/conformance/credit_requests'
import { ended } from '#tests/conformance/outcomes'
import { HABIT_MARKS, STEERING_MARKS } from '../sandbox/steering.js'
import { goodRequest } from './requests.js'
import { openSubject } from './simulator.js'

/** A receiver that answers as the house does, and the bodies that it was sent. */
async function givenReceiver() {
  const { promise: hint, resolve } = Promise.withResolvers<string>()
  const server = createServer((request, response) => {
    request.on('data', (body: Buffer) => resolve(body.toString()))
    request.on('end', () => response.end('{"code":"NOTED"}'))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, hint, close: () => server.close() }
}

function requestOf(mark: string) {
  const good = goodRequest()
  return { ...good, buyer: { ...good.buyer, name: `Yangtze ${mark}` } }
}

test.group('hints of the sandbox', () => {
  test('a slow request is decided without a question, and its number is told', async ({
    assert,
    cleanup,
  }) => {
    const receiver = await givenReceiver()
    const subject = await openSubject({ decideMs: 1 }, receiver.url)
    cleanup(async () => {
      receiver.close()
      await subject.close()
    })
    assert.equal(
      await ended(subject.channel.issue(requestOf(STEERING_MARKS.stays_pending))),
      'pending'
    )
    assert.equal(
      subject.channel.readHint({ headers: {}, query: '', body: await receiver.hint }),
      'R1'
    )
    assert.equal(await ended(subject.channel.query('R1')), 'succeeded')
  })

  test('a form that the buyer answers is told by its application', async ({ assert, cleanup }) => {
    const receiver = await givenReceiver()
    const subject = await openSubject({ answerMs: 1 }, receiver.url)
    cleanup(async () => {
      receiver.close()
      await subject.close()
    })
    const request = requestOf(HABIT_MARKS.denies)
    const issued = await subject.channel.issue(request)
    if (issued.status !== 'succeeded') return assert.fail(issued.status)
    const application = applicationFor(request, issued.value)
    await subject.channel.applyForCredit(application)
    assert.deepEqual(JSON.parse(await receiver.hint), { number: application.applicationNumber })
    const form = await subject.channel.confirmation(application.applicationNumber)
    assert.equal(form.status === 'succeeded' && form.value.state, 'denied_by_buyer')
  })
})
