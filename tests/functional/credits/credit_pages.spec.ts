import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import CreditConfirmation from '#app/credits/models/credit_confirmation'
import TitleCorrection from '#app/credits/models/title_correction'
import { renderingPool } from '#app/invoices/rendering'
import { plugins } from '#app/platform/plugins/registry'
import { creditsOf, givenForm, givenOriginal, waitingTaxSide } from '#tests/support/credits'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenStaff } from '#tests/support/people'

test.group('pages of credits', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.each.setup(() => () => plugins.restore())
  group.teardown(() => renderingPool.close())

  test('only finance and managers take back; whoever sees invoices sees what became of them', async ({
    client,
  }) => {
    const original = await givenOriginal()
    const form = await givenForm(original)
    const clerk = await givenStaff('clerk')
    const shown = await client.get(`/desk/credits/${form.id}`).loginAs(clerk)
    shown.assertStatus(200)
    for (const path of [
      `/desk/invoices/${original.id}/credit`,
      `/desk/invoices/${original.id}/correction`,
    ]) {
      const page = await client.get(path).loginAs(clerk)
      page.assertStatus(403)
      const act = await client.post(path).loginAs(clerk).withCsrfToken()
      act.assertStatus(403)
    }
    const warehouse = await givenStaff('warehouse')
    const list = await client.get('/desk/credits').loginAs(warehouse)
    list.assertStatus(403)
  })

  test('a part is taken back by form; a doubled click makes one', async ({ client, assert }) => {
    const original = await givenOriginal({ quantity: '5' })
    const finance = await givenStaff('finance')
    const page = await client.get(`/desk/invoices/${original.id}/credit`).loginAs(finance)
    page.assertStatus(200)
    page.assertTextIncludes('销货退回')
    const send = () =>
      client
        .post(`/desk/invoices/${original.id}/credit`)
        .loginAs(finance)
        .withCsrfToken()
        .redirects(0)
        .form({ reason: 'goods_returned', extent: 'part', lines: { p1: { quantity: '2' } } })
    const first = await send()
    const form = await CreditConfirmation.findByOrFail('originalInvoiceId', original.id)
    first.assertStatus(303)
    first.assertHeader('location', `/desk/credits/${form.id}`)
    const second = await send()
    second.assertStatus(303)
    second.assertHeader('location', `/desk/credits/${form.id}`)
    await drainOutbox()
    const credits = await creditsOf(original)
    assert.lengthOf(credits, 1)
    assert.equal(credits[0].lines[0].quantity, '-2.00000000')

    const invoice = await client.get(`/desk/invoices/${original.id}`).loginAs(finance)
    invoice.assertTextIncludes('部分红冲')
    const list = await client.get('/desk/credits?tab=used').loginAs(finance)
    list.assertTextIncludes(form.id)
    const credit = await client.get(`/desk/invoices/${credits[0].id}`).loginAs(finance)
    credit.assertTextIncludes('冲销蓝字发票')
    const invoices = await client.get('/desk/invoices?reversal=part').loginAs(finance)
    invoices.assertTextIncludes(original.id)
  }).timeout(30_000)

  test('what cannot be read or is too much is said at its place', async ({ client, assert }) => {
    const original = await givenOriginal()
    const finance = await givenStaff('finance')
    const send = async (fields: Record<string, unknown>) => {
      const answer = await client
        .post(`/desk/invoices/${original.id}/credit`)
        .loginAs(finance)
        .withCsrfToken()
        .form(fields)
      answer.assertStatus(422)
      return answer.text()
    }
    assert.include(await send({ extent: 'whole' }), '请选择红冲原因')
    const part = { reason: 'goods_returned', extent: 'part' }
    assert.include(await send(part), '请至少填写一行')
    assert.include(await send({ ...part, lines: { p1: { quantity: 'x' } } }), '数量看不懂')
    assert.include(
      await send({ ...part, lines: { p1: { quantity: '1', amount: '1' } } }),
      '同一行请只填数量或金额'
    )
    assert.include(await send({ ...part, lines: { p1: { quantity: '99' } } }), '第 1 行超过剩余')
    assert.include(
      await send({ reason: 'wrong_invoice', extent: 'part', lines: { p1: { quantity: '1' } } }),
      '只能全额红冲'
    )
    assert.lengthOf(await creditsOf(original), 0)
  })

  test('a form that waits is asked about and withdrawn from its page', async ({
    client,
    assert,
  }) => {
    const original = await givenOriginal()
    waitingTaxSide()
    const form = await givenForm(original)
    const finance = await givenStaff('finance')
    const page = await client.get(`/desk/credits/${form.id}`).loginAs(finance)
    page.assertTextIncludes('待购买方确认')
    page.assertTextIncludes('撤销确认单')
    for (const [path, fields] of [
      ['inquiry', {}],
      ['answer', { reply: 'withdraw' }],
    ] as const) {
      const act = await client
        .post(`/desk/credits/${form.id}/${path}`)
        .loginAs(finance)
        .withCsrfToken()
        .redirects(0)
        .form(fields)
      act.assertStatus(303)
    }
    await form.refresh()
    assert.equal(form.state, 'withdrawn')
  })

  test('another title is begun at the desk, or declined with a reason', async ({
    client,
    assert,
  }) => {
    const original = await givenOriginal()
    const finance = await givenStaff('finance')
    const send = (name: string) =>
      client
        .post(`/desk/invoices/${original.id}/correction`)
        .loginAs(finance)
        .withCsrfToken()
        .redirects(0)
        .form({ invoiceKind: 'ordinary', name, taxpayerId: '' })
    const gap = await send('武汉光谷数据有限公司')
    gap.assertStatus(422)
    waitingTaxSide({ apply: () => ({ status: 'declined', reason: 'bad_buyer' }) })
    const begun = await send('李雷')
    begun.assertStatus(303)
    await drainOutbox()
    const correction = await TitleCorrection.findByOrFail('originalInvoiceId', original.id)
    assert.equal(correction.state, 'stopped')
    const refuse = (reason: string) =>
      client
        .post(`/desk/corrections/${correction.id}/refusal`)
        .loginAs(finance)
        .withCsrfToken()
        .redirects(0)
        .form({ reason })
    await refuse('')
    await correction.refresh()
    assert.equal(correction.state, 'stopped')
    await refuse('与客户说好不换')
    await correction.refresh()
    assert.equal(correction.state, 'declined')
  })
})
