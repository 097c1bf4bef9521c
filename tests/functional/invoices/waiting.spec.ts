import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import CheckChannelOfSeller from '#app/invoices/tasks/check_channel_of_seller'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import { ResolveInvoice } from '#app/invoices/actions/resolve_invoice'
import Invoice from '#app/invoices/models/invoice'
import ResolveInvoices from '#app/invoices/tasks/resolve_invoices'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { fen } from '#app/platform/money/fen'
import { plugins } from '#app/platform/plugins/registry'
import SellerChannelStatus from '#app/sellers/models/seller_channel_status'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenCompletedOrder, givenDraft, givenSeller, invoicesOf } from '#tests/support/invoices'
import { TaxSideDouble } from '#tests/support/tax_side_double'

const by = SYSTEM

function givenTaxSide(change: Partial<TaxSideDouble> = {}): TaxSideDouble {
  const taxSide = Object.assign(new TaxSideDouble(), change)
  plugins.fake('tax', taxSide)
  return taxSide
}

async function later(minutes: number): Promise<void> {
  clock.freeze(clock.now().plus({ minutes }))
  const { id: sellerId } = await givenSeller()
  await new CheckChannelOfSeller().handle({ sellerId })
  await new ResolveInvoices().run()
  await drainOutbox()
}

test.group('invoices that wait for the tax side', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.each.setup(() => () => {
    plugins.restore()
    clock.resume()
  })

  test('over the quota an invoice waits, and goes on under a new number when there is quota', async ({
    assert,
  }) => {
    const taxSide = givenTaxSide({ leftFen: fen(0) })
    const order = await givenCompletedOrder()
    await drainOutbox({ twice: true })
    const [waiting] = await invoicesOf(order)
    assert.deepEqual([waiting.state, waiting.problem], ['waiting', 'over_quota'])
    const { blockedBy } = await SellerChannelStatus.firstOrFail()
    assert.equal(blockedBy, 'over_quota')

    await later(1)
    await waiting.refresh()
    assert.equal(waiting.state, 'waiting')
    assert.lengthOf(taxSide.calls, 1)

    taxSide.leftFen = fen(100_000)
    await later(4)
    const [issued] = await invoicesOf(order)
    assert.equal(issued.state, 'issued')
    assert.notEqual(issued.issueRequestNo, taxSide.calls[0])
    assert.equal(taxSide.issuedFen, order.totalFen)
  })

  test('while nobody is signed in nothing is asked for, and the number stays', async ({
    assert,
  }) => {
    const taxSide = givenTaxSide({ isSignedIn: false })
    const first = await givenCompletedOrder()
    await drainOutbox()
    const second = await givenCompletedOrder()
    await drainOutbox()
    assert.lengthOf(taxSide.calls, 1)
    const [known] = await invoicesOf(first)

    taxSide.isSignedIn = true
    await later(1)
    const [issued] = await invoicesOf(first)
    const [other] = await invoicesOf(second)
    assert.deepEqual([issued.state, other.state], ['issued', 'issued'])
    assert.equal(issued.issueRequestNo, known.issueRequestNo)
    assert.equal(taxSide.books.size, 2)
  })

  test('a question that is turned away for a sign-in says nothing about the request', async ({
    assert,
  }) => {
    const taxSide = givenTaxSide({ losesAnswers: true })
    const draft = await givenDraft()
    await new IssueInvoice().handle({ invoiceId: draft.id, by })
    taxSide.isSignedIn = false
    await new ResolveInvoice().handle({ invoiceId: draft.id, by })
    const asked = await Invoice.findOrFail(draft.id)
    assert.deepEqual([asked.state, asked.issueRequestNo], ['unknown', draft.issueRequestNo])
  })

  test('what is left of the quota is given to the oldest that fit', async ({ assert }) => {
    const taxSide = givenTaxSide({ leftFen: fen(0) })
    const orders = [await givenCompletedOrder(), await givenCompletedOrder()]
    await drainOutbox()
    const [{ netFen }] = await invoicesOf(orders[0])
    taxSide.leftFen = fen(netFen + 1)
    await later(4)
    const states = await Promise.all(orders.map(invoicesOf))
    assert.deepEqual(
      states.map(([{ state }]) => state),
      ['issued', 'waiting']
    )
  })
})
