import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { AnswerConfirmation } from '#app/credits/actions/answer_confirmation'
import { AskAboutConfirmation } from '#app/credits/actions/ask_about_confirmation'
import { IssueCredit } from '#app/credits/actions/issue_credit'
import { NoteBuyersForms } from '#app/credits/actions/note_buyers_forms'
import CreditConfirmation from '#app/credits/models/credit_confirmation'
import { formsToAsk } from '#app/credits/queries/forms_to_ask'
import ResolveConfirmations from '#app/credits/tasks/resolve_confirmations'
import { FollowHint } from '#app/invoices/actions/follow_hint'
import type { BuyersForm, ConfirmationState } from '#app/invoices/credit_messages'
import ResolveInvoices from '#app/invoices/tasks/resolve_invoices'
import type Invoice from '#app/invoices/models/invoice'
import { renderingPool } from '#app/invoices/rendering'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { fen } from '#app/platform/money/fen'
import { plugins } from '#app/platform/plugins/registry'
import StateChange from '#app/platform/states/state_change'
import {
  apply,
  creditsOf,
  givenForm,
  givenOriginal,
  obligingTaxSide,
  waitingTaxSide,
} from '#tests/support/credits'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { formAnswer, issuedAnswer } from '#tests/support/tax_channel_double'

const by = SYSTEM

async function creditState(original: Invoice): Promise<string[]> {
  const credits = await creditsOf(original)
  return credits.map(({ state }) => state)
}

async function verbsOf({ id }: CreditConfirmation): Promise<string[]> {
  const changes = await StateChange.query().where('subjectId', id).orderBy('id')
  return changes.map(({ verb }) => verb)
}

function buyersForm(original: Invoice, change: Partial<BuyersForm> = {}): BuyersForm {
  const lines = original.lines.map(({ position, quantity, netFen, taxFen }) => ({
    originalPosition: position,
    quantity: `-${quantity}`,
    netFen: fen(-netFen),
    taxFen: fen(-taxFen),
  }))
  return {
    confirmationNumber: `4201${original.invoiceNumber?.slice(-16)}`,
    state: 'awaiting_seller',
    openedBy: 'buyer',
    originalInvoiceNumber: original.invoiceNumber ?? '',
    expiresAt: clock.now().plus({ hours: 72 }),
    reason: 'goods_returned',
    lines,
    netFen: fen(-original.netFen),
    taxFen: fen(-original.taxFen),
    totalFen: fen(-original.totalFen),
    ...change,
  }
}

/** A tax side on which a buyer opened this form; it follows what is answered. */
async function givenBuyersForm(original: Invoice, told = buyersForm(original)) {
  let state: ConfirmationState = 'awaiting_seller'
  const answer = () => formAnswer(told, { ...told, state, expiresAt: null })
  const channel = obligingTaxSide({
    waiting: () => ({ status: 'succeeded', value: state === 'awaiting_seller' ? [told] : [] }),
    form: answer,
    reply: (_number, reply) => {
      state = reply === 'agree' ? 'confirmed' : 'denied_by_seller'
      return answer()
    },
  })
  const noting = { taxChannel: original.channel, taxpayerId: original.seller.taxpayerId }
  await new NoteBuyersForms().handle(noting)
  await new NoteBuyersForms().handle(noting)
  const forms = await CreditConfirmation.query().where('originalInvoiceId', original.id)
  return { forms, channel, noting }
}

test.group('forms that we opened', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.each.setup(() => () => {
    plugins.restore()
    clock.resume()
  })
  group.teardown(() => renderingPool.close())

  test('numbers are stored before the call leaves', async ({ assert }) => {
    const original = await givenOriginal()
    const seen: (string | null)[] = []
    const channel = obligingTaxSide({
      apply: async (application) => {
        const form = await CreditConfirmation.findByOrFail('originalInvoiceId', original.id)
        const [credit] = await creditsOf(original)
        seen.push(form.applicationNumber, form.state, credit.issueRequestNo)
        return formAnswer(application)
      },
    })
    await givenForm(original)
    const [{ applicationNumber, requestNumber }] = channel.applied
    assert.deepEqual(seen, [applicationNumber, 'applying', requestNumber])
  })

  test('it waits for the buyer, and is used when the buyer agrees', async ({ assert }) => {
    const original = await givenOriginal()
    const { moveTo } = waitingTaxSide()
    const form = await givenForm(original)
    await drainOutbox()
    assert.equal(form.state, 'awaiting_buyer')
    assert.isNotNull(form.expiresAt)
    assert.deepEqual(await creditState(original), ['draft'])
    await new ResolveInvoices().run()
    assert.deepEqual(await creditState(original), ['draft'])
    const early = await new IssueCredit().handle({ confirmationId: form.id, by })
    assert.deepEqual(early, { ok: false, failure: { type: 'not_confirmed' } })

    moveTo('confirmed')
    await new AskAboutConfirmation().handle({ confirmationId: form.id, by })
    await drainOutbox()
    await form.refresh()
    assert.equal(form.state, 'used')
    assert.deepEqual(await creditState(original), ['issued'])
    assert.deepEqual(await verbsOf(form), ['create', 'await_buyer', 'confirm', 'use'])
  }).timeout(30_000)

  test('a form that ends as {state} drops its credit and frees the original')
    .with([
      { state: 'denied_by_buyer' },
      { state: 'expired' },
      { state: 'withdrawn' },
      { state: 'void_abnormal' },
    ] satisfies { state: ConfirmationState }[])
    .run(async ({ assert }, { state }) => {
      const original = await givenOriginal()
      const { moveTo } = waitingTaxSide()
      const form = await givenForm(original)
      moveTo(state)
      await new AskAboutConfirmation().handle({ confirmationId: form.id, by })
      await drainOutbox()
      await form.refresh()
      assert.equal(form.state, state)
      assert.deepEqual(await creditState(original), ['dropped'])

      obligingTaxSide()
      await givenForm(original)
      await drainOutbox()
      assert.deepEqual(await creditState(original), ['dropped', 'issued'])
    })
    .timeout(30_000)

  test('nobody’s clock but the tax side’s decides that 72 hours are over; it is asked when they are', async ({
    assert,
  }) => {
    const original = await givenOriginal()
    const start = clock.now()
    clock.freeze(start)
    const expiresAt = start.plus({ hours: 72 })
    let state: ConfirmationState = 'awaiting_buyer'
    const channel = obligingTaxSide({
      apply: (application) => formAnswer(application, { state, expiresAt }),
      form: () => formAnswer(channel.applied[0], { state, expiresAt }),
    })
    const form = await givenForm(original)
    clock.freeze(expiresAt.minus({ minutes: 1 }))
    await new ResolveConfirmations().handle()
    assert.deepEqual(await formsToAsk(), [])
    clock.freeze(expiresAt.plus({ seconds: 1 }))
    assert.deepEqual(await formsToAsk(), [form.id])
    await new ResolveConfirmations().handle()
    await form.refresh()
    assert.equal(form.state, 'awaiting_buyer')
    state = 'expired'
    clock.freeze(expiresAt.plus({ minutes: 1 }))
    await new ResolveConfirmations().handle()
    await form.refresh()
    assert.equal(form.state, 'expired')
    assert.deepEqual(await creditState(original), ['dropped'])
  })

  test('withdrawn while it waits, and after it was confirmed', async ({ assert }) => {
    for (const confirmed of [false, true]) {
      const original = await givenOriginal()
      const { channel, moveTo } = waitingTaxSide({
        credit: () => ({ status: 'declined', reason: 'refused' }),
      })
      const form = await givenForm(original)
      if (confirmed) {
        moveTo('confirmed')
        await new AskAboutConfirmation().handle({ confirmationId: form.id, by })
      }
      const withdraw = () =>
        new AnswerConfirmation().handle({ confirmationId: form.id, reply: 'withdraw', by })
      const state = confirmed ? 'withdrawn_after_confirmation' : 'withdrawn'
      assert.deepEqual(await withdraw(), { ok: true, value: { state } })
      assert.deepEqual(await withdraw(), { ok: false, failure: { type: 'stale', state } })
      assert.lengthOf(channel.replies, 1)
      assert.deepEqual(await creditState(original), ['dropped'])
    }
  })

  test('an application that was refused says why, and the original stays free', async ({
    assert,
  }) => {
    const original = await givenOriginal()
    obligingTaxSide({
      apply: () => ({ status: 'declined', reason: 'bad_reason', message: 'whole only' }),
    })
    const form = await givenForm(original)
    assert.include(form.serialize(), {
      state: 'refused',
      problem: 'bad_reason',
      message: 'whole only',
    })
    assert.deepEqual(await creditState(original), ['dropped'])
    obligingTaxSide()
    const again = await apply(original)
    assert.isTrue(again.ok)
  })

  test('a time-out is unknown and asked about under the same number; what never arrived is sent again', async ({
    assert,
  }) => {
    const original = await givenOriginal()
    let isReachable = false
    const channel = obligingTaxSide({
      apply: (application) =>
        isReachable ? formAnswer(application) : { status: 'unknown', reason: 'timeout' },
      form: () => ({ status: 'declined', reason: 'not_found' }),
    })
    const form = await givenForm(original)
    assert.equal(form.state, 'unknown')
    isReachable = true
    clock.freeze(clock.now().plus({ minutes: 2 }))
    await new ResolveConfirmations().handle()
    await form.refresh()
    assert.equal(form.state, 'not_needed')
    const numbers = channel.applied.map(({ applicationNumber }) => applicationNumber)
    assert.deepEqual(numbers, [form.applicationNumber, form.applicationNumber])
    assert.deepEqual(await verbsOf(form), ['create', 'lose_track', 'apply_again', 'clear'])
  })

  test('a hint about a form makes the house ask at once', async ({ assert }) => {
    const original = await givenOriginal()
    const { channel, moveTo } = waitingTaxSide()
    const form = await givenForm(original)
    moveTo('confirmed')
    channel.readHint = ({ body }) => body
    channel.answerHint = () => ({ status: 200, contentType: 'text/plain', body: 'ok' })
    const call = { headers: {}, query: '', body: form.applicationNumber ?? '' }
    const followed = await new FollowHint().handle({ channel: form.channel, call })
    assert.isTrue(followed.ok && followed.value.asks)
    await drainOutbox()
    await form.refresh()
    assert.equal(form.state, 'used')
  }).timeout(30_000)

  test('an answer about another amount is never believed', async ({ assert }) => {
    const original = await givenOriginal()
    obligingTaxSide({ apply: (application) => formAnswer(application, { totalFen: fen(-1) }) })
    const form = await givenForm(original)
    assert.include(form.serialize(), { state: 'unknown', problem: 'answer_differs' })
  })

  test('a credit invoice without an answer is asked about under its number, and one is issued', async ({
    assert,
  }) => {
    const original = await givenOriginal()
    const channel = obligingTaxSide({
      credit: () => ({ status: 'unknown', reason: 'timeout' }),
      query: () => issuedAnswer(channel.credited[0]),
    })
    const form = await givenForm(original)
    await drainOutbox()
    assert.deepEqual(await creditState(original), ['unknown'])
    clock.freeze(clock.now().plus({ minutes: 2 }))
    await new ResolveInvoices().run()
    await drainOutbox()
    const [credit] = await creditsOf(original)
    assert.equal(credit.state, 'issued')
    assert.deepEqual(channel.asked, [credit.issueRequestNo])
    await form.refresh()
    assert.equal(form.state, 'used')
  }).timeout(30_000)

  test('a refused credit invoice is drawn up anew under the same form', async ({ assert }) => {
    const original = await givenOriginal()
    let isTaken = false
    obligingTaxSide({
      credit: (request) =>
        isTaken ? issuedAnswer(request) : { status: 'declined', reason: 'over_quota' },
    })
    const form = await givenForm(original)
    await drainOutbox()
    assert.deepEqual(await creditState(original), ['refused'])
    isTaken = true
    const issued = await new IssueCredit().handle({ confirmationId: form.id, by })
    assert.deepEqual(issued, { ok: true, value: { state: 'issued' } })
    assert.deepEqual(await creditState(original), ['dropped', 'issued'])
    const [first, second] = await creditsOf(original)
    assert.notEqual(first.issueRequestNo, second.issueRequestNo)
    assert.equal(first.confirmationNumber, second.confirmationNumber)
    await original.refresh()
    assert.equal(original.creditedFen, original.totalFen)
  }).timeout(30_000)
})

test.group('forms that a buyer opened', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.each.setup(() => () => plugins.restore())

  test('noted once; agreed to, its credit invoice is issued', async ({ assert }) => {
    const original = await givenOriginal()
    const { forms, channel } = await givenBuyersForm(original)
    assert.lengthOf(forms, 1)
    assert.include(forms[0].serialize(), { state: 'awaiting_seller', openedBy: 'buyer' })
    assert.deepEqual(await creditState(original), ['draft'])
    const other = await apply(original)
    assert.equal(other.ok ? null : other.failure.type, 'form_open')

    const agreed = { confirmationId: forms[0].id, reply: 'agree' as const, by }
    const answered = await new AnswerConfirmation().handle(agreed)
    assert.deepEqual(answered, { ok: true, value: { state: 'confirmed' } })
    await drainOutbox()
    assert.deepEqual(await creditState(original), ['issued'])
    assert.isNull(channel.credited[0].applicationNumber)
    assert.equal(channel.credited[0].confirmationNumber, forms[0].confirmationNumber)
    await original.refresh()
    assert.isNotNull(original.reversedAt)
  }).timeout(30_000)

  test('denied, it leaves the original free', async ({ assert }) => {
    const original = await givenOriginal()
    const { forms, noting } = await givenBuyersForm(original)
    const denied = { confirmationId: forms[0].id, reply: 'deny' as const, by }
    const answered = await new AnswerConfirmation().handle(denied)
    assert.deepEqual(answered, { ok: true, value: { state: 'denied_by_seller' } })
    assert.deepEqual(await creditState(original), ['dropped'])
    await new NoteBuyersForms().handle(noting)
    const all = await CreditConfirmation.query().where('originalInvoiceId', original.id)
    assert.lengthOf(all, 1)
  })

  test('one that asks for more than is left can be denied, not agreed to', async ({ assert }) => {
    const original = await givenOriginal()
    const whole = buyersForm(original)
    const lines = whole.lines.map((line) => ({ ...line, netFen: fen(line.netFen - 1) }))
    const told = { ...whole, lines, totalFen: fen(whole.totalFen - 1) }
    const { forms } = await givenBuyersForm(original, told)
    const answer = (reply: 'agree' | 'deny') =>
      new AnswerConfirmation().handle({ confirmationId: forms[0].id, reply, by })
    const agreed = await answer('agree')
    assert.deepEqual(agreed, { ok: false, failure: { type: 'cannot_be_met' } })
    const denied = await answer('deny')
    assert.isTrue(denied.ok)
  })
})
