import { test } from '@japa/runner'
import { clock } from '#app/platform/clock'
import { type Fen, fen } from '#app/platform/money/fen'
import type { PaymentRequest } from '#app/payments/gateway'
import type { PaymentSubject } from '#tests/conformance/payment_gateway'

/** What notices must be like; a part of the suite for payment plugins, inside its group. */
export function noticeConformance(
  subject: () => PaymentSubject,
  paid: (amountFen: Fen) => Promise<PaymentRequest>
): void {
  test('a notice says the same as asking, and is answered in the provider’s words', async ({
    assert,
  }) => {
    const request = await paid(fen(4321))
    const call = await subject().nextNotice()
    assert.equal(subject().gateway.verifyNotice(call), 'genuine')
    const notice = subject().gateway.readNotice(call)
    assert.containSubset(notice, { about: 'payment', tradeNumber: request.tradeNumber })
    assert.deepEqual(notice?.outcome, await subject().gateway.query(request.tradeNumber))
    assert.equal(subject().gateway.answerNotice('stored').status, 200)
    assert.notEqual(subject().gateway.answerNotice('refused').status, 200)
  })

  test('a repeated notice carries the same key', async ({ assert }) => {
    await paid(fen(4321))
    const first = subject().gateway.readNotice(await subject().nextNotice())
    const second = subject().gateway.readNotice(await subject().nextNotice())
    assert.isNotEmpty(first?.key)
    assert.equal(second?.key, first?.key)
  })

  test('an altered, forged or bare notice is not believed', async ({ assert }) => {
    await paid(fen(4321))
    const call = await subject().nextNotice()
    const altered = { ...call, body: call.body.replace('43.21', '1.00') }
    assert.notEqual(altered.body, call.body)
    assert.equal(subject().gateway.verifyNotice(altered), 'forged')
    for (const name of Object.keys(call.headers).filter((header) => /sign/.test(header))) {
      const forged = { ...call, headers: { ...call.headers, [name]: 'Zm9yZ2Vk' } }
      assert.equal(subject().gateway.verifyNotice(forged), 'forged')
    }
    assert.notEqual(subject().gateway.verifyNotice({ ...call, headers: {} }), 'genuine')
    assert.notEqual(subject().gateway.verifyNotice({ ...call, body: '' }), 'genuine')
  })

  test('a recording of a notice is stale the next day', async ({ assert, cleanup }) => {
    await paid(fen(4321))
    const call = await subject().nextNotice()
    clock.freeze(clock.now().plus({ days: 1 }))
    cleanup(() => clock.resume())
    assert.equal(subject().gateway.verifyNotice(call), 'stale')
  })
}
