import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import invoicingConfig from '#config/invoicing'
import type { TitleAnswer } from '#app/invoices/channel_messages'
import { DraftInvoice } from '#app/invoices/actions/draft_invoice'
import type User from '#app/identity/models/user'
import type Order from '#app/orders/models/order'
import { SYSTEM } from '#app/platform/actor'
import type { Outcome } from '#app/platform/http/outcome'
import { plugins } from '#app/platform/plugins/registry'
import { givenPaidOrder, givenSeller } from '#tests/support/invoices'
import { givenStaff } from '#tests/support/people'
import { TaxChannelDouble } from '#tests/support/tax_channel_double'

const NAME = '武汉楚天示例商贸有限公司'
const COMPANY = { title: NAME, taxpayerId: '91420106MADEMB003M' }

function taxSideThatSays(answer: Outcome<TitleAnswer>): TaxChannelDouble {
  const channel = new TaxChannelDouble({ title: () => answer })
  plugins.fake('tax', channel)
  return channel
}

function ask(client: ApiClient, { id }: Order, by: User) {
  return client.post(`/desk/orders/${id}/title-check`).loginAs(by).withCsrfToken()
}

const succeeded = (value: TitleAnswer) => ({ status: 'succeeded', value }) as const

test.group('the title of an order is checked with the tax side', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => () => plugins.restore())

  const ANSWERS: [
    name: string,
    answer: Outcome<TitleAnswer>,
    verdict: string,
    ...texts: string[],
  ][] = [
    ['it fits', succeeded({ matches: true, knownName: null }), 'matches', '名称与税号一致'],
    [
      'the id goes with another name',
      succeeded({ matches: false, knownName: '武汉琴台财税咨询有限公司' }),
      'other_name',
      '税号属于另一个名称',
      '武汉琴台财税咨询有限公司',
    ],
    [
      'it does not fit, and the other name is not told',
      succeeded({ matches: false, knownName: null }),
      'other_name',
      '开票通道没有告知登记的名称',
    ],
    ['nobody has the id', { status: 'declined', reason: 'not_found' }, 'not_found', '查无此税号'],
    ['the call times out', { status: 'unknown', reason: 'timeout' }, 'unclear', '没有明确答复'],
    ['it answers later', { status: 'pending' }, 'unclear', '没有明确答复'],
    ['it wants a sign-in', { status: 'declined', reason: 'login_needed' }, 'unclear', '没有明确'],
  ]

  for (const [name, answer, verdict, ...texts] of ANSWERS)
    test(`${name}: ${verdict}, and the log says who asked`, async ({ assert, client }) => {
      const order = await givenPaidOrder(COMPANY)
      const channel = taxSideThatSays(answer)
      const finance = await givenStaff('finance')
      const page = await ask(client, order, finance)
      page.assertRedirectsTo(`/desk/orders/${order.id}/invoice-check`)
      for (const text of texts) page.assertTextIncludes(text)
      assert.deepEqual(channel.titles, [{ name: NAME, taxpayerId: COMPANY.taxpayerId }])
      const [entry, ...others] = await db
        .from('audit_entries')
        .where({ action: 'invoices.title_checked', subject_id: order.id })
      assert.lengthOf(others, 0)
      assert.equal(entry.actor_id, finance.id)
      assert.deepInclude(JSON.parse(JSON.stringify(entry.details)), { verdict })
    })

  test('a channel that cannot tell is not asked, and the page says so before anybody tries', async ({
    assert,
    client,
  }) => {
    const order = await givenPaidOrder(COMPANY)
    const channel = taxSideThatSays({ status: 'pending' })
    const seller = await givenSeller()
    await seller.merge({ taxChannel: 'tax-nuonuo' }).save()
    const finance = await givenStaff('finance')
    const page = await client.get(`/desk/orders/${order.id}/invoice-check`).loginAs(finance)
    page.assertTextIncludes('现用的开票通道不能核对抬头')
    assert.notInclude(page.text(), 'title-check')
    const answer = await ask(client, order, finance)
    answer.assertTextIncludes('通道不提供抬头核对')
    assert.lengthOf(channel.titles, 0)
  })

  test('a person has no taxpayer id to ask about', async ({ assert, client }) => {
    const order = await givenPaidOrder()
    const channel = taxSideThatSays({ status: 'pending' })
    const page = await ask(client, order, await givenStaff('finance'))
    page.assertTextIncludes('没有税号，无从核对')
    assert.lengthOf(channel.titles, 0)
  })

  test('who asks too often waits', async ({ assert, cleanup, client }) => {
    const { titleChecks } = invoicingConfig
    const { questions } = titleChecks
    cleanup(() => void (titleChecks.questions = questions))
    titleChecks.questions = 1
    const order = await givenPaidOrder(COMPANY)
    const channel = taxSideThatSays(succeeded({ matches: true, knownName: null }))
    const finance = await givenStaff('finance')
    await ask(client, order, finance)
    const again = await ask(client, order, finance)
    again.assertTextIncludes('核对太频繁')
    assert.lengthOf(channel.titles, 1)
  })

  test('the way to mend it is shown to who may edit, while no invoice is under way', async ({
    assert,
    client,
  }) => {
    const order = await givenPaidOrder(COMPANY)
    taxSideThatSays({ status: 'declined', reason: 'not_found' })
    const manager = await givenStaff('manager')
    const mend = `/desk/orders/${order.id}/edit`
    const open = await ask(client, order, manager)
    assert.include(open.text(), mend)
    await db.transaction((trx) => new DraftInvoice().handle({ orderId: order.id, by: SYSTEM }, trx))
    const late = await ask(client, order, manager)
    assert.notInclude(late.text(), mend)
  })

  test('who sees no invoices cannot ask', async ({ assert, client }) => {
    const order = await givenPaidOrder(COMPANY)
    const channel = taxSideThatSays({ status: 'pending' })
    const page = await ask(client, order, await givenStaff('courier'))
    page.assertStatus(403)
    assert.lengthOf(channel.titles, 0)
  })
})
