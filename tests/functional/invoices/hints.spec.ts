import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import env from '#start/env'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import Invoice from '#app/invoices/models/invoice'
import { SYSTEM } from '#app/platform/actor'
import { plugins } from '#app/platform/plugins/registry'
import { callbackBody } from '#plugins/tax-nuonuo/tests/simulator/callback'
import { MARKS } from '#plugins/tax-nuonuo/tests/simulator/bureau'
import { type NuonuoSubject, openSubject } from '#plugins/tax-nuonuo/tests/subject'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenDraft } from '#tests/support/invoices'

const ROUTE = '/webhooks/tax/tax-nuonuo'

/** An invoice that the tax side has taken and not decided. */
async function givenPending(): Promise<Invoice> {
  const { id } = await givenDraft({ title: `湖北慢慢来有限公司${MARKS.processing}` })
  await Invoice.query().where('id', id).update({ channel: 'tax-nuonuo' })
  await new IssueInvoice().handle({ invoiceId: id, by: SYSTEM })
  return Invoice.findOrFail(id)
}

function call(client: ApiClient, body: string) {
  return client
    .post(ROUTE)
    .header('content-type', 'application/x-www-form-urlencoded')
    .setup((request) => {
      request.request.send(body)
    })
}

test.group('Hints of a tax channel', (group) => {
  let subject: NuonuoSubject
  group.each.setup(async () => {
    await clearOutbox()
    subject = await openSubject(`http://${env.get('HOST')}:${env.get('PORT')}${ROUTE}`)
    plugins.fake('tax', subject.channel)
    return async () => {
      plugins.restore()
      await subject.close()
    }
  })

  test('the call makes the house ask, and the answer settles the invoice', async ({ assert }) => {
    const invoice = await givenPending()
    assert.equal(invoice.state, 'pending')
    await clearOutbox()
    const { services, calls } = subject.simulator
    await services.decide(invoice.issueRequestNo)
    assert.deepEqual(services.callbackAnswers, ['{"status":"0000"}'])

    const asked = calls.length
    await drainOutbox({ twice: true })
    await invoice.refresh()
    assert.equal(invoice.state, 'issued')
    assert.deepEqual(calls.slice(asked), ['queryInvoiceResult'])
    assert.equal(subject.invoicesAtTaxSide(invoice.issueRequestNo), 1)
  })

  test('a call that lies decides nothing', async ({ client, assert }) => {
    const invoice = await givenPending()
    await clearOutbox()
    const answer = await call(client, callbackBody(invoice.issueRequestNo, '2'))
    answer.assertStatus(200)
    await invoice.refresh()
    assert.equal(invoice.state, 'pending', 'before it was asked')
    await drainOutbox()
    await invoice.refresh()
    assert.equal(invoice.state, 'pending', 'after it was asked')

    await subject.simulator.services.decide(invoice.issueRequestNo)
    await drainOutbox()
    await invoice.refresh()
    assert.equal(invoice.state, 'issued', 'when it is true')
  })

  test('the answer tells nobody whether a request is known, and nothing is asked', async ({
    client,
    assert,
  }) => {
    const answer = await call(client, callbackBody('NOBODY-KNOWS', '2'))
    answer.assertStatus(200)
    assert.deepEqual(answer.body(), { status: '0000' })
    const unreadable = await call(client, 'a=b')
    assert.deepEqual(unreadable.body(), { status: '9999' })
    const { jobs } = await drainOutbox()
    assert.equal(jobs, 0)
    assert.isEmpty(subject.simulator.calls)
  })

  test('channels that call nobody, or do not exist, have no such address', async ({ client }) => {
    for (const channel of ['tax-nobody', 'payment-sandbox']) {
      const answer = await client.post(`/webhooks/tax/${channel}`).form({ orderno: 'R1' })
      answer.assertStatus(404)
    }
  })
})
