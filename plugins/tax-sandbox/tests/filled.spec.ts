import { test } from '@japa/runner'
import { clock } from '#app/platform/clock'
import { applicationFor } from '#tests/conformance/credit_requests'
import { goodRequest } from './requests.js'
import { openSubject } from './simulator.js'

const numbers = { filled: '26428000000000000017', unknown: '26429000000000000017' }

test.group('an invoice that the tax side never issued', (group) => {
  group.each.teardown(() => clock.resume())

  test('is not taken back, and one of demo:fill says why', async ({ assert }) => {
    const { channel, close } = await openSubject()
    try {
      const messages: Record<string, string> = {}
      for (const [name, invoiceNumber] of Object.entries(numbers)) {
        const issued = { ...ISSUED, invoiceNumber, issuedAt: clock.now() }
        const outcome = await channel.applyForCredit(applicationFor(goodRequest(), issued))
        assert.include(outcome, { status: 'declined', reason: 'not_found' })
        messages[name] = outcome.status === 'declined' ? (outcome.message ?? '') : ''
      }
      assert.include(messages.filled, 'demo:fill')
      assert.notInclude(messages.unknown, 'demo:fill')
    } finally {
      await close()
    }
  })
})

const ISSUED = { issuedOn: '2026-11-24', totalFen: goodRequest().totalFen, documents: [] }
