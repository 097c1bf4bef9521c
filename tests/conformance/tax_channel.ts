import { test } from '@japa/runner'
import type { Assert } from '@japa/assert'
import type { IssueRequest, IssuedInvoice } from '#app/invoices/channel_messages'
import type { TaxChannel, TaxChannelCapabilities } from '#app/invoices/tax_channel'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import type { Outcome } from '#app/platform/http/outcome'
import type { RawCall } from '#app/platform/http/raw_call'
import { assertRefuses, ended } from '#tests/conformance/outcomes'
import { type BuyerNames, creditConformance } from '#tests/conformance/tax_credits'
import { discounted, faults, margin } from '#tests/conformance/tax_faults'
import {
  type KnownTitle,
  sessionConformance,
  titleConformance,
} from '#tests/conformance/tax_sessions'

/** What a plugin's spec hands in: the plugin, wired to its pretended tax side on a loopback port. */
export interface TaxSubject {
  channel: TaxChannel
  /** How many invoices the tax side issued under this request number: one at most, whatever happened. */
  invoicesAtTaxSide(requestNumber: string): number
  /** A tax side that died and came back with what it had on its disk. */
  restart(): Promise<void>
  /** Everything that the plugin must not tell: keys and secrets. */
  secrets: string[]
  /** Lets hours pass, for the plugin and for its tax side. */
  passHours(hours: number): void
  /** Lets the buyers answer the forms that wait for them. */
  buyersAct(): void
  /** Ends the session of the person who issues. */
  signOut(): Promise<void>
  /** What a phone does with the code of a sign-in. */
  scan(qrContent: string): Promise<void>
  close(): Promise<void>
}

export type RequestFor = (name?: string, changes?: Partial<IssueRequest>) => IssueRequest

export interface TaxSuite {
  key: string
  capabilities: TaxChannelCapabilities
  open(): Promise<TaxSubject>
  /** A request that the tax side issues without question. */
  goodRequest(): IssueRequest
  /** What the tax side sends when it has decided about a request; null when it sends nothing. */
  hintAbout: ((requestNumber: string) => RawCall) | null
  /** Buyer names that make the pretended tax side misbehave. */
  steering: { refused: string; pending: string; lostAnswer: string; overQuota: string } | null
  /** Null when it cannot reverse. */
  buyers: BuyerNames | null
  /** Null when it cannot check titles. */
  knownTitle: KnownTitle | null
}

/** Registers the tests that every tax channel must pass. */
export function taxChannelConformance(suite: TaxSuite): void {
  test.group(`tax channel contract: ${suite.key}`, (group) => {
    let subject: TaxSubject
    group.each.setup(async () => {
      subject = await suite.open()
      return async () => {
        clock.resume()
        await subject.close()
      }
    })

    const requestFor: RequestFor = (name, changes = {}) => {
      const good = suite.goodRequest()
      const buyer = name === undefined ? good.buyer : { ...good.buyer, name }
      return { ...good, requestNumber: newId().replaceAll('-', '').slice(-20), buyer, ...changes }
    }

    test('its key is the one in the manifest', ({ assert }) => {
      assert.equal(subject.channel.key, suite.key)
    })

    test('an issued invoice has twenty digits, its day in China and the total that was asked', async ({
      assert,
    }) => {
      const request = requestFor()
      const invoice = await issued(assert, subject.channel.issue(request))
      assert.match(invoice.invoiceNumber, /^\d{20}$/)
      assert.equal(invoice.issuedOn, clock.businessDay(invoice.issuedAt))
      assert.equal(invoice.totalFen, request.totalFen)
      for (const format of invoice.documents) assert.include(suite.capabilities.documents, format)
    })

    test('the same request number at once and again is one invoice', async ({ assert }) => {
      const request = requestFor()
      const answers = await Promise.all([1, 2, 3].map(() => subject.channel.issue(request)))
      const again = await subject.channel.issue(request)
      for (const answer of answers) assert.deepEqual(answer, again)
      assert.equal(again.status, 'succeeded')
      assert.equal(subject.invoicesAtTaxSide(request.requestNumber), 1)
    })

    test('the same request number with other content is refused', async ({ assert }) => {
      const request = requestFor()
      await issued(assert, subject.channel.issue(request))
      const other = { ...request, remark: 'something else' }
      assert.equal(await ended(subject.channel.issue(other)), 'declined: duplicate')
    })

    test('a discount behind its line, and margin taxation, are issued', async ({ assert }) => {
      const lowered = discounted(requestFor(), 1)
      assert.equal(lowered.netFen, requestFor().netFen - requestFor().lines[0].netFen)
      await issued(assert, subject.channel.issue(lowered))
      await issued(assert, subject.channel.issue(margin(requestFor())))
    })

    test('different requests get different numbers', async ({ assert }) => {
      const numbers = new Set<string>()
      for (let count = 0; count < 5; count++) {
        const invoice = await issued(assert, subject.channel.issue(requestFor()))
        numbers.add(invoice.invoiceNumber)
      }
      assert.equal(numbers.size, 5)
    })

    test('a faulty request is declined with {reason}')
      .with(faults())
      .run(async ({ assert }, { reason, spoil }) => {
        const request = spoil(requestFor())
        const outcome = await subject.channel.issue(request)
        if (outcome.status !== 'declined') return assert.fail(`issued: ${outcome.status}`)
        assert.equal(outcome.reason, reason)
        assert.isNotEmpty(outcome.message)
        assert.notInclude(outcome.message ?? '', request.buyer.name || '-')
        assert.equal(subject.invoicesAtTaxSide(request.requestNumber), 0)
      })

    test('calls that are not declared refuse', async ({ assert }) => {
      const { channel } = subject
      const calls: [boolean, () => unknown][] = [
        [suite.capabilities.query, () => channel.query('R1')],
        [suite.capabilities.documents.length > 0, () => channel.document('R1', 'pdf')],
        [suite.capabilities.quota, () => channel.quota('91420100MA4KXY123P')],
        [suite.capabilities.reverse, () => channel.confirmation('A1')],
        [suite.capabilities.reverse, () => channel.confirmationsToAnswer('91420100MA4KXY123P')],
        [suite.capabilities.reverse, () => channel.answerConfirmation('A1', 'deny')],
        [suite.capabilities.session, () => channel.session('91420100MA4KXY123P')],
        [suite.capabilities.session, () => channel.startLogin('91420100MA4KXY123P')],
        [suite.capabilities.titleCheck, () => channel.checkTitle({ name: 'A', taxpayerId: 'B' })],
        [suite.capabilities.hints, () => channel.readHint(NO_CALL)],
        [suite.capabilities.hints, () => channel.answerHint('noted')],
      ]
      const undeclared = calls.filter(([isDeclared]) => !isDeclared)
      assert.plan(undeclared.length)
      for (const [, attempt] of undeclared) await assertRefuses(assert, attempt)
    })

    if (suite.capabilities.query) {
      test('asking tells what was issued, also after a restart of the tax side', async ({
        assert,
      }) => {
        const request = requestFor()
        const first = await subject.channel.issue(request)
        assert.deepEqual(await subject.channel.query(request.requestNumber), first)
        await subject.restart()
        assert.deepEqual(await subject.channel.query(request.requestNumber), first)
        assert.deepEqual(await subject.channel.issue(request), first)
      })

      test('a number that was never sent is not found', async ({ assert }) => {
        assert.equal(await ended(subject.channel.query('never-sent')), 'declined: not_found')
      })
    }

    if (suite.capabilities.quota) {
      test('the quota shrinks by the amount without tax', async ({ assert }) => {
        const request = requestFor()
        const quota = async () => {
          const outcome = await subject.channel.quota(request.seller.taxpayerId)
          if (outcome.status !== 'succeeded') throw new Error(`asked: ${outcome.status}`)
          return outcome.value.remainingFen
        }
        const before = await quota()
        await issued(assert, subject.channel.issue(request))
        assert.equal(await quota(), before - request.netFen)
      })
    }

    if (suite.capabilities.reverse && suite.buyers)
      creditConformance(suite, suite.buyers, () => subject, requestFor)
    if (suite.capabilities.session) sessionConformance(() => subject, requestFor)
    if (suite.capabilities.titleCheck && suite.knownTitle)
      titleConformance(suite.knownTitle, () => subject)

    test('what is declared is tested', ({ assert }) => {
      const { reverse, titleCheck, hints } = suite.capabilities
      assert.deepEqual(
        { reverse, titleCheck, hints },
        {
          reverse: suite.buyers !== null,
          titleCheck: suite.knownTitle !== null,
          hints: suite.hintAbout !== null,
        }
      )
    })

    const { hintAbout } = suite
    if (hintAbout) {
      test('a hint names its request; what is none of theirs names nothing', async ({ assert }) => {
        const { channel } = subject
        assert.equal(channel.readHint(hintAbout('R1')), 'R1')
        for (const body of ['', '{', 'a=b', '<x/>'])
          assert.isNull(channel.readHint({ ...NO_CALL, body }))
        for (const result of ['noted', 'unreadable'] as const)
          assert.isNotEmpty(channel.answerHint(result).body)
      })
    }

    const steering = suite.steering
    if (steering) {
      test('a time-out after the effect is unknown, and asking settles it', async ({ assert }) => {
        const request = requestFor(steering.lostAnswer)
        assert.equal(await ended(subject.channel.issue(request)), 'unknown')
        assert.equal(await ended(subject.channel.query(request.requestNumber)), 'succeeded')
        assert.equal(await ended(subject.channel.issue(request)), 'succeeded')
        assert.equal(subject.invoicesAtTaxSide(request.requestNumber), 1)
      })

      test('a slow tax side is pending until it has decided', async ({ assert }) => {
        const request = requestFor(steering.pending)
        assert.equal(await ended(subject.channel.issue(request)), 'pending')
        const answers = [1, 2].map(() => subject.channel.query(request.requestNumber))
        assert.deepEqual(await Promise.all(answers.map(ended)), ['pending', 'succeeded'])
        assert.equal(subject.invoicesAtTaxSide(request.requestNumber), 1)
      })

      test('a refusal and a used-up quota are declined, also when asked later', async ({
        assert,
      }) => {
        const refused = requestFor(steering.refused)
        assert.equal(await ended(subject.channel.issue(refused)), 'declined: refused')
        const overQuota = requestFor(steering.overQuota)
        assert.equal(await ended(subject.channel.issue(overQuota)), 'declined: over_quota')
        const asked = subject.channel.query(overQuota.requestNumber)
        assert.equal(await ended(asked), 'declined: over_quota')
      })
    }

    test('no secret and no buyer shows in an outcome or a log line', async ({
      assert,
      cleanup,
    }) => {
      const written: string[] = []
      const write = process.stdout.write.bind(process.stdout)
      process.stdout.write = (chunk) => written.push(String(chunk)) > 0
      cleanup(() => {
        process.stdout.write = write
      })
      const requests = [requestFor(), requestFor(steering?.lostAnswer)]
      const outcomes = await Promise.all(requests.map((request) => subject.channel.issue(request)))
      process.stdout.write = write
      const told = JSON.stringify(outcomes) + written.join('')
      const personal = requests.map(({ buyer }) => buyer.name)
      for (const secret of [...subject.secrets, ...personal]) assert.notInclude(told, secret)
    })
  })
}

const NO_CALL: RawCall = { headers: {}, query: '', body: '' }

async function issued(
  assert: Assert,
  call: Promise<Outcome<IssuedInvoice>>
): Promise<IssuedInvoice> {
  const outcome = await call
  if (outcome.status === 'succeeded') return outcome.value
  return assert.fail(`not issued: ${JSON.stringify(outcome)}`)
}
