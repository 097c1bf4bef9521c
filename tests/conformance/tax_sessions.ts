import { test } from '@japa/runner'
import type { TitleAnswer } from '#app/invoices/channel_messages'
import { clock } from '#app/platform/clock'
import type { Outcome } from '#app/platform/http/outcome'
import { ended } from '#tests/conformance/outcomes'
import type { RequestFor, TaxSubject } from '#tests/conformance/tax_channel'

/** The sign-in of the person who issues. */
export function sessionConformance(subjectOf: () => TaxSubject, requestFor: RequestFor): void {
  const stateFor = async (taxpayerId: string) => {
    const outcome = await subjectOf().channel.session(taxpayerId)
    return outcome.status === 'succeeded' ? outcome.value.state : outcome.status
  }

  test('a session that is over keeps invoices back until somebody scans a code', async ({
    assert,
  }) => {
    const { channel, signOut, scan } = subjectOf()
    const request = requestFor()
    const { taxpayerId } = request.seller
    assert.equal(await stateFor(taxpayerId), 'signed_in')
    await signOut()
    assert.equal(await stateFor(taxpayerId), 'login_needed')
    assert.equal(await ended(channel.issue(request)), 'declined: login_needed')

    const challenge = await channel.startLogin(taxpayerId)
    if (challenge.status !== 'succeeded') return assert.fail(challenge.status)
    assert.isNotEmpty(challenge.value.qrContent)
    assert.isTrue(challenge.value.expiresAt > clock.now())
    assert.equal(await stateFor(taxpayerId), 'login_needed', 'before it is scanned')
    await scan(challenge.value.qrContent)
    assert.equal(await stateFor(taxpayerId), 'signed_in')
    // What was refused for want of a sign-in was not decided: its number is still free.
    assert.equal(await ended(channel.issue(request)), 'succeeded')
    assert.equal(subjectOf().invoicesAtTaxSide(request.requestNumber), 1)
  })

  test('a seller that the tax side does not know has no session', async ({ assert }) => {
    const { channel } = subjectOf()
    assert.equal(await ended(channel.session('1')), 'declined: bad_seller')
    assert.equal(await ended(channel.startLogin('1')), 'declined: bad_seller')
  })
}

export interface KnownTitle {
  name: string
  taxpayerId: string
}

export function titleConformance(known: KnownTitle, subjectOf: () => TaxSubject): void {
  test('a name goes with its taxpayer id, another one does not, and no id is not found', async ({
    assert,
  }) => {
    const { channel } = subjectOf()
    const matches = (outcome: Outcome<TitleAnswer>) =>
      outcome.status === 'succeeded' && outcome.value.matches
    assert.isTrue(matches(await channel.checkTitle(known)))
    const other = await channel.checkTitle({ ...known, name: 'somebody else' })
    assert.isFalse(matches(other))
    assert.equal(other.status, 'succeeded')
    const nobody = channel.checkTitle({ ...known, taxpayerId: '1' })
    assert.equal(await ended(nobody), 'declined: not_found')
  })
}
