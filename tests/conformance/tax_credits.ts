import { test } from '@japa/runner'
import type { Assert } from '@japa/assert'
import type { IssuedInvoice } from '#app/invoices/channel_messages'
import type {
  CreditApplication,
  CreditConfirmation,
  CreditRequest,
} from '#app/invoices/credit_messages'
import type { Outcome } from '#app/platform/http/outcome'
import { applicationFor, creditFor, type Share } from '#tests/conformance/credit_requests'
import { ended } from '#tests/conformance/outcomes'
import type { RequestFor, TaxSubject, TaxSuite } from '#tests/conformance/tax_channel'

/** Buyer names by what such a buyer does about a credit invoice. */
export interface BuyerNames {
  agrees: string
  denies: string
  /** Lets the 72 hours pass. */
  silent: string
  /** Opens a form itself, for the whole invoice. */
  opens: string
}

const MOST_QUESTIONS = 6

/** Credit invoices (red letters): forms, their answers, and never more than the original. */
export function creditConformance(
  suite: TaxSuite,
  buyers: BuyerNames,
  subjectOf: () => TaxSubject,
  requestFor: RequestFor
): void {
  const channelOf = () => subjectOf().channel

  async function original(name?: string) {
    const request = requestFor(name)
    const outcome = await channelOf().issue(request)
    if (outcome.status !== 'succeeded') throw new Error(`not issued: ${JSON.stringify(outcome)}`)
    return { request, issued: outcome.value }
  }

  async function applicationOf(name?: string, share: Share = {}): Promise<CreditApplication> {
    const { request, issued } = await original(name)
    return applicationFor(request, issued, share)
  }

  /** The form, when the tax side has made up its mind about the application. */
  async function formFor(application: CreditApplication): Promise<CreditConfirmation> {
    let outcome = await channelOf().applyForCredit(application)
    for (let count = 0; outcome.status === 'pending' && count < MOST_QUESTIONS; count++)
      outcome = await channelOf().confirmation(application.applicationNumber)
    if (outcome.status === 'succeeded') return outcome.value
    throw new Error(`no form: ${JSON.stringify(outcome)}`)
  }

  async function credited(credit: CreditRequest): Promise<IssuedInvoice> {
    let outcome: Outcome<IssuedInvoice> = await channelOf().issueCredit(credit)
    for (let count = 0; outcome.status === 'pending' && count < MOST_QUESTIONS; count++)
      outcome = await channelOf().query(credit.requestNumber)
    if (outcome.status === 'succeeded') return outcome.value
    throw new Error(`no credit invoice: ${JSON.stringify(outcome)}`)
  }

  const stateOf = async (number: string) => {
    const outcome = await channelOf().confirmation(number)
    return outcome.status === 'succeeded' ? outcome.value.state : outcome.status
  }

  test('a form that needs nobody is there at once, and once for its number', async ({ assert }) => {
    const application = await applicationOf()
    const form = await formFor(application)
    assert.equal(form.state, 'not_needed')
    assert.match(form.confirmationNumber ?? '', /^\d{20}$/)
    assert.equal(form.openedBy, 'seller')
    assert.equal(form.originalInvoiceNumber, application.originalInvoiceNumber)
    assert.equal(form.totalFen, application.totalFen)
    assert.isNull(form.expiresAt)
    assert.deepEqual(await formFor(application), form)
    const other = { ...application, reason: 'service_stopped' as const }
    assert.equal(await ended(channelOf().applyForCredit(other)), 'declined: duplicate')
  })

  test('a whole credit is issued once for its number, and nothing is left after it', async ({
    assert,
  }) => {
    const application = await applicationOf(undefined, { reason: 'wrong_invoice' })
    const credit = creditFor(application, await formFor(application))
    const issued = await credited(credit)
    assert.match(issued.invoiceNumber, /^\d{20}$/)
    assert.notEqual(issued.invoiceNumber, application.originalInvoiceNumber)
    assert.equal(issued.totalFen, application.totalFen)
    assert.deepEqual(await credited(credit), issued)
    const asked = await channelOf().query(credit.requestNumber)
    assert.deepEqual(asked.status === 'succeeded' && asked.value, issued)
    assert.equal(subjectOf().invoicesAtTaxSide(credit.requestNumber), 1)
    const again = { ...application, applicationNumber: 'again', requestNumber: 'again-1' }
    assert.equal(await ended(channelOf().applyForCredit(again)), 'declined: already_reversed')
  })

  test('one form gives one credit invoice', async ({ assert }) => {
    const application = await applicationOf()
    const credit = creditFor(application, await formFor(application))
    await credited(credit)
    const second = { ...credit, requestNumber: 'second-request' }
    assert.equal(await ended(channelOf().issueCredit(second)), 'declined: already_reversed')
  })

  test('while one form is open there is no other', async ({ assert }) => {
    const { request, issued } = await original(buyers.silent)
    await formFor(applicationFor(request, issued, { pieces: 1 }))
    const other = applicationFor(request, issued, { pieces: 1 })
    assert.equal(await ended(channelOf().applyForCredit(other)), 'declined: already_reversed')
  })

  test('a buyer that has used the invoice confirms first', async ({ assert }) => {
    const application = await applicationOf(buyers.agrees)
    const form = await formFor(application)
    assert.equal(form.state, 'awaiting_buyer')
    assert.isNotNull(form.expiresAt)
    const credit = creditFor(application, form)
    assert.equal(await ended(channelOf().issueCredit(credit)), 'declined: not_confirmed')
    subjectOf().buyersAct()
    assert.equal(await stateOf(application.applicationNumber), 'confirmed')
    const issued = await credited(credit)
    assert.equal(issued.totalFen, application.totalFen)
  })

  test('a buyer that denies ends the form', async ({ assert }) => {
    const application = await applicationOf(buyers.denies)
    const form = await formFor(application)
    subjectOf().buyersAct()
    assert.equal(await stateOf(application.applicationNumber), 'denied_by_buyer')
    const credit = creditFor(application, form)
    assert.equal(await ended(channelOf().issueCredit(credit)), 'declined: not_confirmed')
    const withdraw = channelOf().answerConfirmation(form.confirmationNumber ?? '', 'withdraw')
    assert.equal(await ended(withdraw), 'declined: too_late')
  })

  test('a form without an answer is void after 72 hours', async ({ assert }) => {
    const { request, issued } = await original(buyers.silent)
    const application = applicationFor(request, issued)
    await formFor(application)
    subjectOf().passHours(71)
    assert.equal(await stateOf(application.applicationNumber), 'awaiting_buyer')
    subjectOf().passHours(2)
    assert.equal(await stateOf(application.applicationNumber), 'expired')
    const other = await formFor(applicationFor(request, issued))
    assert.equal(other.state, 'awaiting_buyer')
  })

  test('our own form can be withdrawn, and is gone', async ({ assert }) => {
    const { request, issued } = await original(buyers.silent)
    const form = await formFor(applicationFor(request, issued))
    const number = form.confirmationNumber ?? ''
    const withdrawn = await channelOf().answerConfirmation(number, 'withdraw')
    assert.equal(withdrawn.status === 'succeeded' && withdrawn.value.state, 'withdrawn')
    const again = channelOf().answerConfirmation(number, 'withdraw')
    assert.equal(await ended(again), 'declined: too_late')
    await formFor(applicationFor(request, issued))
  })

  test('a form of the buyer waits for us: we agree and issue its credit', async ({ assert }) => {
    const { request, issued } = await original(buyers.opens)
    const form = await waitingFor(assert, request.seller.taxpayerId, issued)
    assert.equal(form.totalFen, -request.totalFen)
    assert.deepEqual(
      form.lines.map(({ originalPosition, netFen }) => [originalPosition, netFen]),
      request.lines.map(({ position, netFen }) => [position, -netFen])
    )
    const reply = (word: 'agree' | 'withdraw') =>
      channelOf().answerConfirmation(form.confirmationNumber, word)
    assert.equal(await ended(reply('withdraw')), 'declined: refused')
    const agreed = await reply('agree')
    assert.equal(agreed.status === 'succeeded' && agreed.value.state, 'confirmed')
    assert.equal(await ended(reply('agree')), 'declined: too_late')
    const credit = creditFor(applicationFor(request, issued, { reason: form.reason }), form)
    const invoice = await credited({ ...credit, applicationNumber: null })
    assert.equal(invoice.totalFen, -request.totalFen)
  })

  test('a form of the buyer that we deny is void', async ({ assert }) => {
    const { request, issued } = await original(buyers.opens)
    const form = await waitingFor(assert, request.seller.taxpayerId, issued)
    const denied = await channelOf().answerConfirmation(form.confirmationNumber, 'deny')
    assert.equal(denied.status === 'succeeded' && denied.value.state, 'denied_by_seller')
    assert.equal(await stateOf(form.confirmationNumber), 'denied_by_seller')
  })

  test('parts go up to the exact rest of a line, and not a fen beyond', async ({ assert }) => {
    const { request, issued } = await original()
    const one = applicationFor(request, issued, { pieces: 1 })
    await credited(creditFor(one, await formFor(one)))
    const three = applicationFor(request, issued, { pieces: 3 })
    assert.equal(await ended(channelOf().applyForCredit(three)), 'declined: already_reversed')
    const two = applicationFor(request, issued, { pieces: 2 })
    await credited(creditFor(two, await formFor(two)))
    const more = applicationFor(request, issued, { pieces: 1 })
    assert.equal(await ended(channelOf().applyForCredit(more)), 'declined: already_reversed')
    const line = request.lines[request.lines.length - 1]
    assert.equal(one.netFen + two.netFen, -line.netFen)
    assert.equal(one.taxFen + two.taxFen, -line.taxFen)
  })

  test('a wrong invoice is taken back whole or not at all', async ({ assert }) => {
    const application = await applicationOf(undefined, { reason: 'wrong_invoice', pieces: 1 })
    assert.equal(await ended(channelOf().applyForCredit(application)), 'declined: bad_reason')
  })

  test('a form or an original that is not there is not found', async ({ assert }) => {
    const application = await applicationOf()
    const nowhere = { ...application, originalInvoiceNumber: '26429000000000000000' }
    assert.equal(await ended(channelOf().applyForCredit(nowhere)), 'declined: not_found')
    assert.equal(await ended(channelOf().confirmation('never-sent')), 'declined: not_found')
    const answered = channelOf().answerConfirmation('42010026110000000000', 'agree')
    assert.equal(await ended(answered), 'declined: not_found')
    const credit = creditFor(application, {
      ...(await formFor(application)),
      confirmationNumber: '42010026110000000000',
    })
    const lost = { ...credit, applicationNumber: 'never-sent' }
    assert.equal(await ended(channelOf().issueCredit(lost)), 'declined: not_found')
  })

  if (suite.capabilities.quota) {
    test('a credit leaves the quota as it is, or gives its amount back', async ({ assert }) => {
      const application = await applicationOf()
      const remaining = async () => {
        const outcome = await channelOf().quota(application.seller.taxpayerId)
        return outcome.status === 'succeeded' ? outcome.value.remainingFen : Number.NaN
      }
      const before = await remaining()
      await credited(creditFor(application, await formFor(application)))
      assert.include([before, before - application.netFen], await remaining())
    })
  }

  async function waitingFor(assert: Assert, taxpayerId: string, { invoiceNumber }: IssuedInvoice) {
    const outcome = await channelOf().confirmationsToAnswer(taxpayerId)
    const forms = outcome.status === 'succeeded' ? outcome.value : []
    const form = forms.find((each) => each.originalInvoiceNumber === invoiceNumber)
    if (form === undefined) return assert.fail(`no form: ${JSON.stringify(outcome)}`)
    assert.equal(form.state, 'awaiting_seller')
    return form
  }
}
