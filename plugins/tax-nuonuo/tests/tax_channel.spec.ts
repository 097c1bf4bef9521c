import { test } from '@japa/runner'
import { ended } from '#tests/conformance/outcomes'
import { goodRequest } from './requests.js'
import { MARKS } from './simulator/bureau.js'
import { type NuonuoSubject, openSubject } from './subject.js'

function request(requestNumber: string, mark = '') {
  const good = goodRequest()
  return { ...good, requestNumber, buyer: { ...good.buyer, name: good.buyer.name + mark } }
}

test.group('nuonuo', (group) => {
  let subject: NuonuoSubject
  group.each.setup(async () => {
    subject = await openSubject()
    return () => subject.close()
  })

  test('an answer that got lost is asked for, and the order is sent once', async ({ assert }) => {
    const { channel, simulator } = subject
    const lost = request('L1', MARKS.lostAnswer)
    assert.deepEqual(await channel.issue(lost), { status: 'unknown', reason: 'timeout' })
    assert.equal(await ended(channel.query('L1')), 'succeeded')
    assert.equal(await ended(channel.issue(lost)), 'succeeded')
    assert.deepEqual(
      simulator.book.orders().map(({ orderNo }) => orderNo),
      ['L1']
    )
  })

  test('an order that is taken stays pending when its result cannot be asked for', async ({
    assert,
  }) => {
    const { channel, simulator } = subject
    await channel.query('none')
    const issuing = channel.issue(request('P1'))
    const { promise, resolve } = Promise.withResolvers<void>()
    const watch = setInterval(() => simulator.calls.includes('requestBillingNew') && resolve(), 1)
    await promise
    clearInterval(watch)
    simulator.serverErrors = 1
    assert.equal(await ended(issuing), 'pending')
    assert.equal(await ended(channel.query('P1')), 'succeeded')
  })

  test('{trouble} leave the effect unknown')
    .with([
      { trouble: 'garbage', reason: 'unreadable' },
      { trouble: 'serverErrors', reason: 'provider_trouble' },
    ] as const)
    .run(async ({ assert }, { trouble, reason }) => {
      const { channel, simulator } = subject
      simulator[trouble] = 1
      assert.deepEqual(await channel.issue(request('T1')), { status: 'unknown', reason })
      simulator[trouble] = 1
      assert.deepEqual(await channel.query('T1'), { status: 'unknown', reason })
      assert.equal(await ended(channel.issue(request('T1'))), 'succeeded')
      assert.equal(simulator.book.issued('T1'), 1)
    })

  test('an invoice without its seal is pending, and its seal is asked for again', async ({
    assert,
  }) => {
    const { channel, simulator } = subject
    assert.equal(await ended(channel.issue(request('S1', MARKS.sealFails))), 'pending')
    assert.equal(await ended(channel.query('S1')), 'pending')
    assert.equal(await ended(channel.query('S1')), 'pending')
    assert.equal(await ended(channel.query('S1')), 'succeeded')
    assert.lengthOf(
      simulator.calls.filter((call) => call === 'reInvoice'),
      2
    )
    assert.equal(simulator.book.issued('S1'), 1)
  })

  test('an invoice that somebody voided is for a person to look at', async ({ assert }) => {
    const { channel, simulator } = subject
    await channel.issue(request('V1'))
    const entry = simulator.book.byOrder('V1')
    if (entry) entry.status = '3'
    const unknown = { status: 'unknown', reason: 'voided_at_provider' }
    assert.deepEqual(await channel.query('V1'), unknown)
    assert.deepEqual(await channel.issue(request('V1')), unknown)
  })

  test('an order that became several invoices is for a person to look at', async ({ assert }) => {
    const unknown = { status: 'unknown', reason: 'split_into_several' }
    await subject.channel.issue(request('M1', MARKS.splits))
    assert.deepEqual(await subject.channel.query('M1'), unknown)
  })

  test('the words of a refusal are told without the buyer’s name', async ({ assert }) => {
    const outcome = await subject.channel.issue(request('W1', MARKS.refused))
    assert.deepEqual(outcome, {
      status: 'declined',
      reason: 'refused',
      message: '开票失败：*** 不予开具',
    })
  })

  test('a used-up quota and a seller of another number are declined', async ({ assert }) => {
    const { channel, simulator } = subject
    const outcome = await channel.issue(request('Q1', MARKS.overQuota))
    assert.containSubset(outcome, { status: 'declined', reason: 'over_quota' })
    assert.equal(await ended(channel.quota('91330000142942095H')), 'declined: bad_seller')
    const good = request('Q2')
    const other = { ...good, seller: { ...good.seller, taxpayerId: '91330000142942095H' } }
    assert.equal(await ended(channel.issue(other)), 'declined: bad_seller')
    assert.isNull(simulator.book.byOrder('Q2'))
  })

  test('the quota is fetched from the tax bureau when they hold no figure', async ({ assert }) => {
    const { channel, simulator } = subject
    simulator.services.knowsCreditLine = false
    assert.equal(await ended(channel.quota(goodRequest().seller.taxpayerId)), 'succeeded')
    assert.deepEqual(
      simulator.calls,
      Array.from({ length: 3 }, () => 'getCreditLine')
    )
  })

  test('documents come byte for byte, from their hosts only', async ({ assert }) => {
    const { channel, simulator } = subject
    const outcome = await channel.issue(request('D1'))
    assert.containSubset(outcome, { value: { documents: ['ofd', 'pdf', 'xml'] } })
    const document = await channel.document('D1', 'ofd')
    if (document.status !== 'succeeded') return assert.fail(document.status)
    assert.match(document.value.toString(), /document \/documents\/\d{20}\.ofd$/)
    assert.equal(await ended(channel.document('never', 'ofd')), 'declined: not_found')

    simulator.documentOf = () => '<html>in a moment</html>'
    const notThere = { status: 'unknown', reason: 'not_a_document' }
    assert.deepEqual(await channel.document('D1', 'pdf'), notThere)

    simulator.documentsAt = 'https://documents.example.evil.test'
    const elsewhere = { status: 'unknown', reason: 'document_elsewhere' }
    assert.deepEqual(await channel.document('D1', 'pdf'), elsewhere)
    simulator.documentsAt = 'http://files.documents.example'
    assert.deepEqual(await channel.document('D1', 'pdf'), elsewhere)
  })
})
