import { test } from '@japa/runner'
import type { CreditReason } from '#app/invoices/credit_messages'
import { applicationFor, creditFor } from '#tests/conformance/credit_requests'
import { ended } from '#tests/conformance/outcomes'
import { applicationContent } from '../red_application.js'
import { FORM_STATES, RED_REASONS } from '../red_codes.js'
import { goodRequest } from './requests.js'
import { MARKS } from './simulator/bureau.js'
import { type NuonuoSubject, openSubject } from './subject.js'

/** The reasons by the codes of the tax bureau, and what the service wants to hear for each. */
const REASONS: [string, CreditReason, string][] = [
  ['01', 'wrong_invoice', '2'],
  ['02', 'goods_returned', '1'],
  ['03', 'service_stopped', '3'],
  ['04', 'allowance', '4'],
]

test.group('red letters at nuonuo', (group) => {
  let subject: NuonuoSubject
  group.each.setup(async () => {
    subject = await openSubject()
    return () => subject.close()
  })

  async function original(requestNumber: string, mark = '') {
    const good = goodRequest()
    const buyer = { ...good.buyer, name: good.buyer.name + mark }
    const request = { ...good, requestNumber, buyer }
    const outcome = await subject.channel.issue(request)
    if (outcome.status !== 'succeeded') throw new Error(outcome.status)
    return { request, issued: outcome.value }
  }

  async function formFor(application: ReturnType<typeof applicationFor>) {
    const outcome = await subject.channel.applyForCredit(application)
    if (outcome.status !== 'succeeded') throw new Error(outcome.status)
    return outcome.value
  }

  test('every reason has their own code, in another order than the tax bureau’s', ({ assert }) => {
    assert.deepEqual(
      REASONS.map(([, reason]) => RED_REASONS[reason]),
      REASONS.map(([, , code]) => code)
    )
    assert.lengthOf(Object.keys(FORM_STATES), 13)
  })

  test('the invoice follows by itself, under the request number of the application', async ({
    assert,
  }) => {
    const { request, issued } = await original('F1')
    const application = applicationFor(request, issued)
    const form = await formFor(application)
    assert.equal(await ended(subject.channel.query(application.requestNumber)), 'succeeded')
    const invoice = await subject.channel.issueCredit(creditFor(application, form))
    assert.equal(invoice.status, 'succeeded')
    assert.notInclude(subject.simulator.calls, 'fastInvoiceRed')
    const document = await subject.channel.document(application.requestNumber, 'pdf')
    assert.equal(document.status, 'succeeded')
  })

  test('one that did not follow is asked for the short way, once', async ({ assert }) => {
    const { request, issued } = await original('F2')
    subject.simulator.services.reds.issuesByItself = false
    const application = applicationFor(request, issued)
    const credit = creditFor(application, await formFor(application))
    assert.equal(await ended(subject.channel.query(credit.requestNumber)), 'declined: not_found')
    const first = await subject.channel.issueCredit(credit)
    assert.equal(first.status, 'succeeded')
    assert.deepEqual(await subject.channel.issueCredit(credit), first)
    const short = subject.simulator.calls.filter((call) => call === 'fastInvoiceRed')
    assert.lengthOf(short, 1)
  })

  test('what the buyer said at the tax bureau is fetched before it is told', async ({ assert }) => {
    const { request, issued } = await original('F3', MARKS.denies)
    const application = applicationFor(request, issued)
    await formFor(application)
    subject.buyersAct()
    const held = await subject.channel.confirmation(application.applicationNumber)
    assert.equal(held.status === 'succeeded' && held.value.state, 'denied_by_buyer')
    assert.include(subject.simulator.calls, 'refreshInvoiceRedConfirm')
  })

  test('an answer that got lost is read back by the number of the application', async ({
    assert,
  }) => {
    const { request, issued } = await original('F4')
    const application = applicationFor(request, issued)
    subject.simulator.garbage = 1
    assert.equal(await ended(subject.channel.applyForCredit(application)), 'unknown')
    assert.equal(await ended(subject.channel.applyForCredit(application)), 'succeeded')
    assert.lengthOf(
      subject.simulator.calls.filter((call) => call === 'saveInvoiceRedConfirm'),
      2
    )
  })

  test('sellers of another number are declined before anything is sent', async ({ assert }) => {
    const { request, issued } = await original('F5')
    const application = applicationFor(request, issued)
    const seller = { ...application.seller, taxpayerId: '91330000142942095H' }
    const sent = subject.simulator.calls.length
    const calls = [
      subject.channel.applyForCredit({ ...application, seller }),
      subject.channel.confirmationsToAnswer(seller.taxpayerId),
    ]
    for (const call of calls) assert.equal(await ended(call), 'declined: bad_seller')
    assert.lengthOf(subject.simulator.calls, sent)
  })

  test('the wire has no discount lines: positions are those of the original', async ({
    assert,
  }) => {
    const { request, issued } = await original('F6')
    const content = applicationContent(applicationFor(request, issued, { pieces: 1 }), {
      extensionNumber: '923',
      callbackUrl: null,
      refundPolicy: null,
      surveyAnswer: '3',
    })
    assert.containSubset(content, { blueInvoiceLine: 'pc', applySource: '0', redReason: '1' })
    assert.containSubset(content.detail, [
      { blueDetailIndex: '2', num: '-1', taxExcludedAmount: '-754.72', taxAmount: '-45.28' },
    ])
  })
})
