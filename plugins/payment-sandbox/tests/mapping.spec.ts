import { test } from '@japa/runner'
import fc from 'fast-check'
import { fen, formatYuan } from '#app/platform/money/fen'
import {
  paymentOutcome,
  readRefund,
  readTrade,
  REFUND_STATES,
  refundOutcome,
  refusal,
  TRADE_STATES,
} from '../mapping.js'

const done = { amount: '12.34', doneAt: '2026-11-24T06:00:00.000Z' }

test.group('Sandbox mapping', () => {
  test('every state of a trade has its outcome', ({ assert }) => {
    const outcomes = TRADE_STATES.map((state) => {
      const trade = readTrade({ ...done, state, paymentNumber: 'SBX1' })
      if (trade === null) return null
      const outcome = paymentOutcome(trade)
      return outcome.status === 'declined' ? outcome.reason : outcome.status
    })
    assert.deepEqual(outcomes, ['pending', 'pending', 'succeeded', 'refused', 'closed', 'expired'])
  })

  test('every state of a refund has its outcome', ({ assert }) => {
    const outcomes = REFUND_STATES.map((state) => {
      const refund = readRefund({ ...done, state, providerNumber: 'SBR1' })
      return refund && refundOutcome(refund).status
    })
    assert.deepEqual(outcomes, ['pending', 'succeeded', 'declined'])
  })

  test('every amount comes back as it was sent', ({ assert }) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), (amountFen) => {
        const amount = formatYuan(fen(amountFen))
        const trade = readTrade({ ...done, amount, state: 'PAID', paymentNumber: 'SBX1' })
        assert.equal(trade?.amount, amountFen)
      })
    )
  })

  test('what is not in the provider’s form is not read: {$self}')
    .with(['state', 'amount', 'paymentNumber'])
    .run(({ assert }, missing) => {
      const answer = { ...done, state: 'PAID', paymentNumber: 'SBX1' }
      assert.isNull(readTrade({ ...answer, [missing]: undefined }))
      assert.isNull(readTrade({ ...answer, [missing]: 12.34 }))
    })

  test('money without a moment is unclear, not settled', ({ assert }) => {
    const trade = readTrade({ ...done, doneAt: null, state: 'PAID', paymentNumber: 'SBX1' })
    assert.equal(trade && paymentOutcome(trade).status, 'unknown')
  })

  test('a refusal that is not known yet is still a refusal', ({ assert }) => {
    assert.equal(refusal('TOO_MUCH').reason, 'too_much')
    assert.equal(refusal('SOMETHING_NEW').reason, 'refused')
  })
})
