import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import type CreditConfirmation from '#app/credits/models/credit_confirmation'
import ResolveConfirmations from '#app/credits/tasks/resolve_confirmations'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import type Invoice from '#app/invoices/models/invoice'
import { renderingPool } from '#app/invoices/rendering'
import CheckChannelOfSeller from '#app/invoices/tasks/check_channel_of_seller'
import ResolveInvoices from '#app/invoices/tasks/resolve_invoices'
import type Order from '#app/orders/models/order'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { plugins } from '#app/platform/plugins/registry'
import { HABIT_MARKS, STEERING_MARKS } from '#plugins/tax-sandbox/sandbox/steering'
import { openSubject } from '#plugins/tax-sandbox/tests/simulator'
import type { TaxSubject } from '#tests/conformance/tax_channel'
import { creditsOf, givenForm } from '#tests/support/credits'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenCompletedOrder, givenDraft, givenSeller, invoicesOf } from '#tests/support/invoices'

const WEBHOOK = '/webhooks/tax/tax-sandbox'
const DOCUMENTS = 3

function buyer(mark: string): string {
  return `湖北长江智造有限公司${mark}`
}

async function later(time: { minutes?: number; hours?: number }): Promise<void> {
  clock.freeze(clock.now().plus(time))
  await new ResolveInvoices().run()
  await new ResolveConfirmations().handle()
  await drainOutbox({ twice: true })
}

async function onlyInvoice(order: Order): Promise<Invoice> {
  const [invoice, ...others] = await invoicesOf(order)
  if (!invoice || others.length > 0) throw new Error('not exactly one invoice')
  return invoice
}

/** Over the real wire: a pretended tax side in a process of its own would answer the same. */
test.group('When the tax side or the house fails on the way', (group) => {
  let taxSide: TaxSubject
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.each.setup(async () => {
    clock.freeze(clock.now())
    const url = `http://${process.env.HOST}:${process.env.PORT}${WEBHOOK}`
    taxSide = await openSubject({}, url)
    plugins.fake('tax', taxSide.channel)
    return async () => {
      plugins.restore()
      clock.resume()
      await taxSide.close()
    }
  })
  group.teardown(() => renderingPool.close())

  test('a time-out after the issue: asked again under its number, and issued once', async ({
    assert,
  }) => {
    const order = await givenCompletedOrder({ title: buyer(STEERING_MARKS.answer_gets_lost) })
    await drainOutbox({ twice: true })
    const lost = await onlyInvoice(order)
    assert.deepEqual([lost.state, lost.invoiceNumber], ['unknown', null])
    assert.equal(taxSide.invoicesAtTaxSide(lost.issueRequestNo), 1)

    await taxSide.restart()
    await later({ minutes: 2 })
    const found = await onlyInvoice(order)
    assert.equal(found.state, 'issued')
    assert.equal(found.issueRequestNo, lost.issueRequestNo)
    assert.equal(taxSide.invoicesAtTaxSide(found.issueRequestNo), 1)
    assert.lengthOf(found.documents, DOCUMENTS)
  })

  test('a house that dies with the answer in its hands asks for it when it is back', async ({
    assert,
  }) => {
    const draft = await givenDraft()
    await clearOutbox()
    const { channel } = taxSide
    const issue = channel.issue.bind(channel)
    channel.issue = async (request) => {
      await issue(request)
      throw new Error('the house dies here')
    }
    await assert.rejects(() => new IssueInvoice().handle({ invoiceId: draft.id, by: SYSTEM }))
    channel.issue = issue
    await draft.refresh()
    assert.equal(draft.state, 'requested')

    await later({ minutes: 2 })
    await draft.refresh()
    assert.equal(draft.state, 'issued')
    assert.equal(taxSide.invoicesAtTaxSide(draft.issueRequestNo), 1)
  })

  test('a house that dies between number and documents stores them once when it is back', async ({
    assert,
  }) => {
    const draft = await givenDraft()
    await clearOutbox()
    await new IssueInvoice().handle({ invoiceId: draft.id, by: SYSTEM })
    await draft.refresh()
    await draft.load('documents')
    assert.equal(draft.state, 'issued')
    assert.lengthOf(draft.documents, 0)

    await drainOutbox({ twice: true })
    await drainOutbox({ twice: true })
    await draft.load('documents')
    assert.lengthOf(draft.documents, DOCUMENTS)
  })

  test('the same call of the tax side, again and again, settles an invoice once', async ({
    assert,
  }) => {
    const order = await givenCompletedOrder({ title: buyer(STEERING_MARKS.stays_pending) })
    await drainOutbox()
    const pending = await onlyInvoice(order)
    assert.equal(pending.state, 'pending')
    clock.freeze(clock.now().plus({ minutes: 2 }))
    const url = `http://${process.env.HOST}:${process.env.PORT}${WEBHOOK}`
    const body = JSON.stringify({ number: pending.issueRequestNo })
    const calls = await Promise.all([1, 2, 3].map(() => fetch(url, { method: 'POST', body })))
    assert.deepEqual(
      calls.map(({ status }) => status),
      [200, 200, 200]
    )

    await drainOutbox({ twice: true })
    const settled = await onlyInvoice(order)
    assert.equal(settled.state, 'issued')
    assert.equal(taxSide.invoicesAtTaxSide(settled.issueRequestNo), 1)
    assert.lengthOf(settled.documents, DOCUMENTS)
  })

  test('a quota that ends in the middle leaves the rest waiting; next month all are issued once', async ({
    assert,
  }) => {
    plugins.restore()
    await taxSide.close()
    // Room for one of the two orders.
    taxSide = await openSubject({ monthlyQuotaYuan: 40 })
    plugins.fake('tax', taxSide.channel)
    const orders = [await givenCompletedOrder(), await givenCompletedOrder()]
    await drainOutbox({ twice: true })
    const states = async () => {
      const invoices = await Promise.all(orders.map(onlyInvoice))
      return invoices.map(({ state }) => state)
    }
    assert.sameMembers(await states(), ['issued', 'waiting'])

    clock.freeze(clock.now().plus({ months: 1 }))
    const { id: sellerId } = await givenSeller()
    const { channel } = taxSide
    const login = await channel.startLogin('91420100MA4KXY1233')
    if (login.status === 'succeeded') await taxSide.scan(login.value.qrContent)
    await new CheckChannelOfSeller().handle({ sellerId })
    await later({ minutes: 5 })
    assert.deepEqual(await states(), ['issued', 'issued'])
    for (const invoice of await Promise.all(orders.map(onlyInvoice)))
      assert.equal(taxSide.invoicesAtTaxSide(invoice.issueRequestNo), 1)
  })

  test('a buyer who denies the form frees the original, which can be tried again', async ({
    assert,
  }) => {
    const { form, original } = await givenFormWith(HABIT_MARKS.denies)
    assert.equal(form.state, 'awaiting_buyer')
    taxSide.buyersAct()
    await later({ hours: 6 })
    await form.refresh()
    assert.equal(form.state, 'denied_by_buyer')
    assert.deepEqual(await creditStates(original), ['dropped'])

    const again = await givenForm(original)
    assert.equal(again.state, 'awaiting_buyer')
    assert.equal(taxSide.invoicesAtTaxSide(form.applicationNumber ?? ''), 0)
  })

  test('when 72 hours pass without an answer, the form ends and nothing was issued', async ({
    assert,
  }) => {
    const { form, original } = await givenFormWith(HABIT_MARKS.silent)
    await later({ hours: 71 })
    await form.refresh()
    assert.equal(form.state, 'awaiting_buyer')
    await later({ hours: 2 })
    await form.refresh()
    assert.equal(form.state, 'expired')
    assert.deepEqual(await creditStates(original), ['dropped'])
  })

  async function givenFormWith(
    mark: string
  ): Promise<{ form: CreditConfirmation; original: Invoice }> {
    const order = await givenCompletedOrder({ title: buyer(mark) })
    await drainOutbox()
    const original = await onlyInvoice(order)
    await original.load('lines')
    return { original, form: await givenForm(original) }
  }

  async function creditStates(original: Invoice): Promise<string[]> {
    const credits = await creditsOf(original)
    return credits.map(({ state }) => state)
  }
})
