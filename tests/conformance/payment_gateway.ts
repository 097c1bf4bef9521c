import { test } from '@japa/runner'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import type { RawCall } from '#app/platform/http/raw_call'
import { type Fen, fen } from '#app/platform/money/fen'
import type { PaymentCapabilities, PaymentGateway, PaymentRequest } from '#app/payments/gateway'
import { assertRefuses, ended } from '#tests/conformance/outcomes'
import { noticeConformance } from '#tests/conformance/payment_notices'

/** What a plugin's spec hands in: the plugin, wired to its pretended provider on a loopback port. */
export interface PaymentSubject {
  gateway: PaymentGateway
  /** What the payer does at the provider. */
  pay(tradeNumber: string): Promise<void>
  /** Waits for the next notice that the provider sends, as it came in. */
  nextNotice(): Promise<RawCall>
  /** How many different payments the provider knows by this number: one, whatever happened. */
  paymentsAtProvider(tradeNumber: string): number
  /** Everything that the plugin must not tell: keys and secrets. */
  secrets: string[]
  close(): Promise<void>
}

export interface PaymentSuite {
  key: string
  capabilities: PaymentCapabilities
  open(): Promise<PaymentSubject>
  /** Amounts that make the pretended provider misbehave. */
  steering: { declined: Fen; pending: Fen; lostAnswer: Fen } | null
}

const AMOUNTS = [4, 99, 100, 1999, 20_752_330, 99_999_999_999].map(fen)

export function paymentRequest(amountFen: Fen): PaymentRequest {
  return {
    tradeNumber: `T${newId().replaceAll('-', '')}`,
    amountFen,
    subject: 'order 26112400000011',
    expiresAt: clock.now().plus({ minutes: 30 }),
    returnUrl: 'http://localhost/my/orders',
  }
}

/** Registers the tests that every payment plugin must pass. */
export function paymentGatewayConformance(suite: PaymentSuite): void {
  test.group(`payment gateway contract: ${suite.key}`, (group) => {
    let subject: PaymentSubject
    group.each.setup(async () => {
      subject = await suite.open()
      return () => subject.close()
    })
    const started = async (amountFen: Fen) => {
      const request = paymentRequest(amountFen)
      return { request, outcome: await subject.gateway.create(request) }
    }
    const paid = async (amountFen: Fen) => {
      const { request } = await started(amountFen)
      await subject.pay(request.tradeNumber)
      return request
    }

    test('its key is the one in the manifest', ({ assert }) => {
      assert.equal(subject.gateway.key, suite.key)
    })

    test('starting offers what the capabilities promise', async ({ assert }) => {
      const { outcome } = await started(fen(1234))
      if (outcome.status !== 'succeeded') return assert.fail(`started: ${outcome.status}`)
      assert.equal(outcome.value.qrContent !== null, suite.capabilities.qr)
      assert.equal(outcome.value.redirectUrl !== null, suite.capabilities.redirect)
      assert.isNotEmpty(outcome.reference)
    })

    test('the same trade number twice is one payment with one answer', async ({ assert }) => {
      const { request, outcome } = await started(fen(1234))
      const [again, andAgain] = await Promise.all([
        subject.gateway.create(request),
        subject.gateway.create(request),
      ])
      assert.deepEqual(again, outcome)
      assert.deepEqual(andAgain, outcome)
      assert.equal(subject.paymentsAtProvider(request.tradeNumber), 1)
    })

    test('calls that are not declared refuse', async ({ assert }) => {
      const call = { headers: {}, query: '', body: '' }
      const { gateway } = subject
      const refund = {
        refundNumber: 'R1',
        tradeNumber: 'T1',
        refundFen: fen(1),
        paymentFen: fen(1),
      }
      const calls: [boolean, () => unknown][] = [
        [suite.capabilities.query, () => gateway.query('T1')],
        [suite.capabilities.cancel, () => gateway.closePayment('T1')],
        [suite.capabilities.refund !== 'none', () => gateway.refund(refund)],
        [suite.capabilities.refund !== 'none', () => gateway.queryRefund('R1')],
        [suite.capabilities.notices, () => gateway.verifyNotice(call)],
        [suite.capabilities.notices, () => gateway.readNotice(call)],
        [suite.capabilities.notices, () => gateway.answerNotice('stored')],
      ]
      const undeclared = calls.filter(([isDeclared]) => !isDeclared)
      assert.plan(undeclared.length)
      for (const [, attempt] of undeclared) await assertRefuses(assert, attempt)
    })

    if (suite.capabilities.query) {
      test('money makes the round trip in fen: {$self}')
        .with(AMOUNTS)
        .run(async ({ assert }, amountFen) => {
          const request = await paid(amountFen)
          const outcome = await subject.gateway.query(request.tradeNumber)
          if (outcome.status !== 'succeeded') return assert.fail(`asked: ${outcome.status}`)
          assert.equal(outcome.value.paidFen, amountFen)
          assert.isTrue(outcome.value.paidAt.isValid)
        })

      test('an unpaid payment is pending, an unknown number was never there', async ({
        assert,
      }) => {
        const { request } = await started(fen(500))
        assert.equal(await ended(subject.gateway.query(request.tradeNumber)), 'pending')
        assert.equal(await ended(subject.gateway.query('T-never-sent')), 'declined: not_found')
      })
    }

    if (suite.capabilities.cancel) {
      test('closing makes paying impossible, and twice is once', async ({ assert }) => {
        const { request } = await started(fen(500))
        assert.equal(await ended(subject.gateway.closePayment(request.tradeNumber)), 'succeeded')
        assert.equal(await ended(subject.gateway.closePayment(request.tradeNumber)), 'succeeded')
        await subject.pay(request.tradeNumber)
        assert.equal(await ended(subject.gateway.query(request.tradeNumber)), 'declined: closed')
      })

      test('what is paid cannot be closed', async ({ assert }) => {
        const request = await paid(fen(500))
        assert.equal(
          await ended(subject.gateway.closePayment(request.tradeNumber)),
          'declined: already_paid'
        )
      })

      test('what was closed before it arrived cannot arrive later', async ({ assert }) => {
        const request = paymentRequest(fen(500))
        assert.equal(await ended(subject.gateway.closePayment(request.tradeNumber)), 'succeeded')
        assert.match(await ended(subject.gateway.create(request)), /^declined/)
      })
    }

    if (suite.capabilities.refund !== 'none') {
      test('the same refund number twice is one refund', async ({ assert }) => {
        const request = await paid(fen(1000))
        const refund = refundOf(request, 'one', 1000)
        const first = await subject.gateway.refund(refund)
        assert.equal(first.status, 'succeeded')
        assert.deepEqual(await subject.gateway.refund(refund), first)
        assert.deepEqual(await subject.gateway.queryRefund(refund.refundNumber), first)
        assert.equal(
          await ended(subject.gateway.refund(refundOf(request, 'two', 4))),
          'declined: too_much'
        )
      })

      test('what was not paid cannot be refunded', async ({ assert }) => {
        const { request } = await started(fen(1000))
        assert.equal(
          await ended(subject.gateway.refund(refundOf(request, 'one', 1000))),
          'declined: not_paid'
        )
      })
    }

    if (suite.capabilities.refund === 'partial') {
      test('partial refunds add up to the payment and no further', async ({ assert }) => {
        const request = await paid(fen(1000))
        const amounts = [300, 695, 5]
        for (const amount of amounts) {
          const outcome = await subject.gateway.refund(refundOf(request, `p${amount}`, amount))
          if (outcome.status !== 'succeeded') return assert.fail(`refunded: ${outcome.status}`)
          assert.equal(outcome.value.refundedFen, amount)
        }
        assert.equal(
          await ended(subject.gateway.refund(refundOf(request, 'more', 4))),
          'declined: too_much'
        )
      })
    }

    if (suite.capabilities.notices) noticeConformance(() => subject, paid)

    const { steering } = suite
    if (steering !== null) {
      test('a lost answer is unknown, and asking then settles it', async ({ assert }) => {
        const { request, outcome } = await started(steering.lostAnswer)
        assert.equal(outcome.status, 'unknown')
        assert.equal(await ended(subject.gateway.query(request.tradeNumber)), 'pending')
        await subject.pay(request.tradeNumber)
        assert.equal(await ended(subject.gateway.query(request.tradeNumber)), 'succeeded')
        assert.equal(subject.paymentsAtProvider(request.tradeNumber), 1)
      })

      test('a payer’s refusal is declined, a slow bank pending', async ({ assert }) => {
        const declined = await paid(steering.declined)
        assert.equal(await ended(subject.gateway.query(declined.tradeNumber)), 'declined: refused')
        const pending = await paid(steering.pending)
        assert.equal(await ended(subject.gateway.query(pending.tradeNumber)), 'pending')
      })
    }

    test('no secret shows in an outcome, an error or a log line', async ({ assert, cleanup }) => {
      const written: string[] = []
      const write = process.stdout.write.bind(process.stdout)
      process.stdout.write = (chunk) => written.push(String(chunk)) > 0
      cleanup(() => {
        process.stdout.write = write
      })
      const first = await started(fen(1234))
      const outcomes = [first.outcome]
      const second = await started(steering?.lostAnswer ?? fen(1235))
      outcomes.push(second.outcome)
      process.stdout.write = write
      const told = JSON.stringify(outcomes) + written.join('')
      for (const secret of subject.secrets) assert.notInclude(told, secret)
    })
  })
}

function refundOf({ tradeNumber, amountFen }: PaymentRequest, name: string, refundFen: number) {
  const refundNumber = `${tradeNumber}-${name}`
  return { refundNumber, tradeNumber, refundFen: fen(refundFen), paymentFen: amountFen }
}
