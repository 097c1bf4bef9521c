import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import invoicingConfig from '#config/invoicing'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import { SYSTEM } from '#app/platform/actor'
import { formatYuan } from '#app/platform/money/fen'
import { givenDraft } from '#tests/support/invoices'

const MATCHES = '查验一致'
const DIFFERS = '查无此票或内容不一致'

test.group('the public verification page', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(async () => {
    await db.from('rate_limits').delete()
  })

  test('number, day and total together match; any one wrong looks like no invoice at all', async ({
    client,
    assert,
  }) => {
    const invoice = await givenDraft()
    await new IssueInvoice().handle({ invoiceId: invoice.id, by: SYSTEM })
    await invoice.refresh()
    const right = {
      number: invoice.invoiceNumber ?? '',
      issued_on: invoice.issueDay ?? '',
      total: formatYuan(invoice.totalFen),
    }
    const answer = async (change: Partial<typeof right>) => {
      const page = await client
        .post('/verify')
        .form({ ...right, ...change })
        .withCsrfToken()
      page.assertStatus(200)
      return [MATCHES, DIFFERS].filter((text) => page.text().includes(text))
    }
    assert.deepEqual(await answer({}), [MATCHES])
    assert.deepEqual(await answer({ total: `￥ ${right.total}` }), [MATCHES])
    assert.deepEqual(await answer({ total: '1.00' }), [DIFFERS])
    assert.deepEqual(await answer({ issued_on: '2020-01-01' }), [DIFFERS])
    assert.deepEqual(await answer({ number: '26420000000000000000' }), [DIFFERS])
  })

  test('it tells nothing about the buyer, the seller or the order', async ({ client, assert }) => {
    const invoice = await givenDraft({ title: '湖北长江智造科技股份有限公司' })
    await new IssueInvoice().handle({ invoiceId: invoice.id, by: SYSTEM })
    await invoice.refresh()
    await invoice.load('order')
    const page = await client
      .post('/verify')
      .form({
        number: invoice.invoiceNumber,
        issued_on: invoice.issueDay,
        total: formatYuan(invoice.totalFen),
      })
      .withCsrfToken()
    for (const secret of ['长江', invoice.seller.name, invoice.order.number, invoice.id])
      assert.notInclude(page.text(), secret)
  })

  test('what cannot be read is asked for again, with what was typed', async ({ client }) => {
    const page = await client
      .post('/verify')
      .form({ number: '12 34', issued_on: '', total: '1.234' })
      .withCsrfToken()
    page.assertStatus(422)
    page.assertTextIncludes('请填写 20 位数字的发票号码。')
    page.assertTextIncludes('value="12 34"')
  })

  test('one address may ask a few times only', async ({ client }) => {
    const form = { number: '26420000000000000000', issued_on: '2026-11-24', total: '1.00' }
    const ask = () => client.post('/verify').form(form).withCsrfToken()
    for (let count = 0; count < invoicingConfig.verification.questions; count++) {
      const answered = await ask()
      answered.assertStatus(200)
    }
    const refused = await ask()
    refused.assertStatus(429)
  })
})
