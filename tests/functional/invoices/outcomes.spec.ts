import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import { ResolveInvoice } from '#app/invoices/actions/resolve_invoice'
import Invoice from '#app/invoices/models/invoice'
import type { IssueRequest } from '#app/invoices/channel_messages'
import ResolveInvoices from '#app/invoices/tasks/resolve_invoices'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { fen } from '#app/platform/money/fen'
import { plugins } from '#app/platform/plugins/registry'
import StateChange from '#app/platform/states/state_change'
import Seller from '#app/sellers/models/seller'
import { givenDraft, givenSeller } from '#tests/support/invoices'
import { issuedAnswer, TaxChannelDouble } from '#tests/support/tax_channel_double'

const by = SYSTEM

async function verbsOf({ id }: Invoice): Promise<string[]> {
  const changes = await StateChange.query().where('subjectId', id).orderBy('id')
  return changes.map(({ verb }) => verb)
}

test.group('what the tax channel answers', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => () => {
    plugins.restore()
    clock.resume()
  })

  test('the state says "requested" before the call leaves', async ({ assert }) => {
    const draft = await givenDraft()
    const seen: string[] = []
    const channel = new TaxChannelDouble({
      issue: async (request) => {
        const row = await Invoice.findOrFail(draft.id)
        seen.push(row.state, row.issueRequestNo)
        return issuedAnswer(request)
      },
    })
    plugins.fake('tax', channel)
    const issued = await new IssueInvoice().handle({ invoiceId: draft.id, by })
    assert.deepEqual(seen, ['requested', channel.issued[0].requestNumber])
    assert.deepEqual(issued, { ok: true, value: { state: 'issued' } })
    assert.deepEqual(await verbsOf(draft), ['create', 'request', 'issue'])
  })

  test('a time-out after the effect is unknown, and is settled by asking under the same number', async ({
    assert,
  }) => {
    const draft = await givenDraft({ title: '湖北失联有限公司 [timeout]' })
    const asked = await new IssueInvoice().handle({ invoiceId: draft.id, by })
    assert.deepEqual(asked, { ok: true, value: { state: 'unknown' } })
    const again = await new IssueInvoice().handle({ invoiceId: draft.id, by })
    assert.deepEqual(again, { ok: false, failure: { type: 'stale', state: 'unknown' } })

    clock.freeze(clock.now().plus({ minutes: 2 }))
    const resolved = await new ResolveInvoices().run()
    assert.include(resolved, { asked: 1, issued: 1 })
    const requestNumber = draft.issueRequestNo
    await draft.refresh()
    assert.equal(draft.state, 'issued')
    assert.equal(draft.issueRequestNo, requestNumber)
    assert.deepEqual(await new ResolveInvoices().run(), {
      asked: 0,
      issued: 0,
      refused: 0,
      open: 0,
      skipped: 0,
    })
  }).timeout(30_000)

  test('a call that never arrived is sent again under its number', async ({ assert }) => {
    const draft = await givenDraft()
    let isReachable = false
    const channel = new TaxChannelDouble({
      issue: (request) =>
        isReachable ? issuedAnswer(request) : { status: 'unknown', reason: 'no_answer' },
      query: () => ({ status: 'declined', reason: 'not_found' }),
    })
    plugins.fake('tax', channel)
    await new IssueInvoice().handle({ invoiceId: draft.id, by })
    isReachable = true
    const resolved = await new ResolveInvoice().handle({ invoiceId: draft.id, by })
    assert.deepEqual(resolved, { ok: true, value: { state: 'issued' } })
    const numbers = channel.issued.map(({ requestNumber }) => requestNumber)
    assert.deepEqual(numbers, [draft.issueRequestNo, draft.issueRequestNo])
  })

  test('pending waits, and the pauses between two questions grow with its age', async ({
    assert,
  }) => {
    const draft = await givenDraft()
    const channel = new TaxChannelDouble({
      issue: () => ({ status: 'pending' }),
      query: () => ({ status: 'pending' }),
    })
    plugins.fake('tax', channel)
    const start = clock.now()
    clock.freeze(start)
    await new IssueInvoice().handle({ invoiceId: draft.id, by })
    const askedAfter: number[] = []
    for (let second = 0; second <= 120; second++) {
      clock.freeze(start.plus({ seconds: second }))
      const { asked } = await new ResolveInvoices().run()
      if (asked > 0) askedAfter.push(second)
    }
    const pauses = askedAfter.slice(1).map((second, index) => second - askedAfter[index])
    assert.isAbove(pauses.length, 3)
    assert.deepEqual(
      pauses,
      pauses.toSorted((one, other) => one - other)
    )
    assert.isAbove(pauses.at(-1) ?? 0, 20)
  })

  test('an answer with {what} is never taken for an invoice')
    .with([
      { what: 'another total', change: { totalFen: fen(1) } },
      { what: 'a number that is none', change: { invoiceNumber: '123' } },
      { what: 'another day', change: { issuedOn: '2020-01-01' } },
    ])
    .run(async ({ assert }, { change }) => {
      const draft = await givenDraft()
      const issue = (request: IssueRequest) => issuedAnswer(request, change)
      plugins.fake('tax', new TaxChannelDouble({ issue }))
      await new IssueInvoice().handle({ invoiceId: draft.id, by })
      await draft.refresh()
      assert.equal(draft.state, 'unknown')
      assert.equal(draft.problem, 'answer_differs')
    })

  test('a refusal is kept with its reason and the channel’s words', async ({ assert }) => {
    const draft = await givenDraft({ title: '湖北拒绝有限公司 [refuse]' })
    await new IssueInvoice().handle({ invoiceId: draft.id, by })
    await draft.refresh()
    assert.equal(draft.state, 'refused')
    assert.equal(draft.problem, 'refused')
    assert.include(draft.verdicts[0], {
      rule: 'channel',
      reason: 'refused',
      message: '按演示要求拒绝开具',
    })
  })

  test('two answers at once: the first one counts', async ({ assert }) => {
    const draft = await givenDraft({ title: '湖北慢速有限公司 [pending]' })
    await new IssueInvoice().handle({ invoiceId: draft.id, by })
    for (let count = 0; count < 3; count++)
      await new ResolveInvoice().handle({ invoiceId: draft.id, by })
    assert.deepEqual(await verbsOf(draft), ['create', 'request', 'accept', 'issue'])
  })

  test('without its channel a draft stays, with the reason', async ({ assert }) => {
    await givenSeller()
    await Seller.query().update({ taxChannel: 'tax-elsewhere' })
    const draft = await givenDraft()
    const asked = await new IssueInvoice().handle({ invoiceId: draft.id, by })
    assert.deepEqual(asked, {
      ok: false,
      failure: { type: 'channel_unavailable', problem: 'not_listed' },
    })
    await draft.refresh()
    assert.equal(draft.state, 'draft')
  })

  test('a request cut short by a crash is asked about, not sent anew', async ({ assert }) => {
    const draft = await givenDraft()
    const dying = new TaxChannelDouble({
      issue: () => {
        throw new Error('the process dies here')
      },
    })
    plugins.fake('tax', dying)
    await assert.rejects(() => new IssueInvoice().handle({ invoiceId: draft.id, by }))
    await draft.refresh()
    assert.equal(draft.state, 'requested')

    const channel = new TaxChannelDouble({ query: () => issuedAnswer(draft) })
    plugins.fake('tax', channel)
    assert.include(await new ResolveInvoices().run(), { asked: 0 })
    clock.freeze(clock.now().plus({ minutes: 2 }))
    assert.include(await new ResolveInvoices().run(), { asked: 1, issued: 1 })
    assert.lengthOf(channel.issued, 0)
    assert.deepEqual(channel.asked, [draft.issueRequestNo])
  })
})
