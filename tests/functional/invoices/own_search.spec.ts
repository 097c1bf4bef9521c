import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import Customer from '#app/customers/models/customer'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import { SYSTEM } from '#app/platform/actor'
import { formatYuan } from '#app/platform/money/fen'
import { clearOutbox } from '#tests/support/drain_outbox'
import { givenDraft } from '#tests/support/invoices'
import { givenOwnCustomer } from '#tests/support/own_customer'

test.group('Customers look for their invoices', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())

  test('by number, day, amount, kind and state, all of them together, and never those of others', async ({
    client,
    assert,
  }) => {
    const issued = await givenDraft({ title: '武汉琴台财税咨询有限公司' })
    const waiting = await givenDraft({ title: '武汉光谷文化传媒有限公司' })
    const foreign = await givenDraft({ title: '武汉江岸区书店' })
    for (const { id } of [issued, foreign])
      await new IssueInvoice().handle({ invoiceId: id, by: SYSTEM })
    await issued.refresh()
    await foreign.refresh()
    const owner = await givenOwnCustomer({ name: '李强', phone: '13912345678' })
    const { id: customerId } = await Customer.findByOrFail('userId', owner.id)
    for (const invoice of [issued, waiting, foreign]) await invoice.load('order')
    const own = [issued.orderId, waiting.orderId]
    await db.from('orders').whereIn('id', own).update({ customer_id: customerId })
    const shows = async (query: string) => {
      const page = await client.get(`/my/invoices?${query}`).loginAs(owner)
      page.assertStatus(200)
      return [issued, waiting, foreign].map(({ order }) =>
        page.text().includes(`/my/orders/${order.id}`)
      )
    }
    const [day, total] = [issued.issueDay, formatYuan(issued.totalFen)]

    assert.deepEqual(await shows(''), [true, true, false])
    assert.deepEqual(await shows(`number=${issued.invoiceNumber}`), [true, false, false])
    assert.deepEqual(await shows(`number=${issued.invoiceNumber?.slice(-6)}`), [true, false, false])
    assert.deepEqual(await shows(`number=${waiting.order.number}`), [false, true, false])
    assert.deepEqual(await shows(`number=${foreign.invoiceNumber}`), [false, false, false])
    assert.deepEqual(await shows('standing=issued'), [true, false, false])
    assert.deepEqual(await shows('standing=in_progress'), [false, true, false])
    assert.deepEqual(await shows(`from=${day}&until=${day}`), [true, true, false])
    assert.deepEqual(await shows('until=2020-01-01'), [false, false, false])
    assert.deepEqual(await shows(`totalMin=${total}&totalMax=${total}&standing=issued`), [
      true,
      false,
      false,
    ])
    assert.deepEqual(await shows('totalMin=99999'), [false, false, false])
    assert.deepEqual(await shows('kind=vat_special'), [false, false, false])
    assert.deepEqual(await shows('kind=nonsense&totalMin=much'), [true, true, false])
  })
})
