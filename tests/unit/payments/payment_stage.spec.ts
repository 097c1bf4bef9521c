import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { paymentStage } from '#app/payments/payment_stage'
import { formatCountdown, secondsUntil } from '#app/platform/views/countdown'

const now = DateTime.fromISO('2026-11-24T06:00:00Z')
const later = now.plus({ minutes: 5 })
const order = { isPaid: false, isPayable: true, dueAt: later }
const attempt = { state: 'awaiting' as const, problem: null, expiresAt: later }

test.group('Where a customer stands with paying', () => {
  const table = [
    ['nothing was tried', { attempt: null }, 'choose'],
    ['a code is open', {}, 'pay'],
    ['a code is open, and another way is asked for', { wantsOther: true }, 'choose'],
    ['the code is too old', { attempt: { ...attempt, expiresAt: now } }, 'code_expired'],
    ['the time of the order is over', { order: { ...order, dueAt: now } }, 'overdue'],
    ['the order is not payable', { order: { ...order, isPayable: false } }, 'not_payable'],
    ['it is paid', { order: { ...order, isPaid: true, isPayable: false } }, 'paid'],
    ['another amount came', { attempt: { ...attempt, problem: 'amount_mismatch' } }, 'mismatch'],
  ] as const
  for (const [name, change, stage] of table) {
    test(name, ({ assert }) => {
      assert.equal(paymentStage({ order, attempt, now, wantsOther: false, ...change }), stage)
    })
  }

  test('while the result is unknown nobody is invited to pay again', ({ assert }) => {
    for (const state of ['created', 'unknown'] as const) {
      for (const dueAt of [now, later, null]) {
        const standing = { attempt: { ...attempt, state }, order: { ...order, dueAt } }
        assert.equal(paymentStage({ ...standing, now, wantsOther: true }), 'unclear')
      }
    }
  })
})

test.group('Countdown', () => {
  test('it shows minutes and seconds, and hours when there are any', ({ assert }) => {
    assert.equal(formatCountdown(0), '0:00')
    assert.equal(formatCountdown(65), '1:05')
    assert.equal(formatCountdown(3_723), '1:02:03')
  })

  test('it never counts below zero, and not at all without an end', ({ assert }) => {
    assert.equal(secondsUntil(now, later), 0)
    assert.equal(secondsUntil(later, now), 300)
    assert.isNull(secondsUntil(null, now))
  })
})
