import '@japa/assert'
import '@japa/browser-client'
import { test } from '@japa/runner'
import type { BilledHouse } from '#tests/journeys/invoice_life/billed_house'
import { readersOf } from '#tests/support/invoice_readers'

export function takenBack(house: BilledHouse): void {
  test('four boxes of ten come back, then all: the buyer confirms each form, and every look at the invoice says how much is left', async ({
    assert,
    browser,
  }) => {
    const { returned: order } = house.orders
    const { returned: invoice } = house.invoices
    const { customer, anybody } = await readersOf(browser, house.sold.house)
    const file = await customer.download(invoice, 'PDF')
    assert.include(await anybody.verdictOn(file), '查验一致：真实')

    await refund(house, '59.60', '退回四盒')
    assert.include(await anybody.verdictOn(file), '部分红冲')
    assert.include(await shown(house), '剩余 ¥89.40')
    await refund(house, '89.40', '其余六盒也退回')
    assert.include(await anybody.verdictOn(file), '已全部红冲，不能再入账')

    const credits = await house.sold.facts<{ id: string; total: number; steps: string[] }>(
      `select i.id, i.total_fen::int as total, f.reason,
              array(select verb from state_changes where subject_id = f.id order by id) as steps
         from credit_confirmations f join invoices i on i.id = f.credit_invoice_id
        where f.original_invoice_id = $1 order by f.created_at`,
      [invoice]
    )
    const steps = ['create', 'await_buyer', 'confirm', 'use']
    assert.deepEqual(
      credits.map(({ id, ...fact }) => fact),
      [
        { total: -5960, reason: 'allowance', steps },
        { total: -8940, reason: 'goods_returned', steps },
      ]
    )
    const [money] = await house.sold.facts(
      `select o.invoiced_fen::int as invoiced, sum(r.amount_fen)::int as refunded,
              (select credited_fen::int from invoices where id = $2) as credited
         from orders o join payments p on p.order_id = o.id join refunds r on r.payment_id = p.id
        where o.id = $1 and r.state = 'succeeded' group by o.id`,
      [order, invoice]
    )
    assert.deepEqual(money, { invoiced: 0, refunded: 14900, credited: 14900 })

    const red = await anybody.verdictOn(await customer.download(credits[0].id, 'OFD'))
    assert.include(red, '查验一致：真实')
    assert.include(red, '红字发票')
  })
}

/** Finance gives money back; what follows comes by itself, with the buyer's word in between. */
async function refund({ sold, bills, orders }: BilledHouse, amount: string, reason: string) {
  const [payment] = await sold.facts<{ id: string; forms: number }>(
    `select id, (select count(*)::int from credit_confirmations where state = 'used') as forms
       from payments where order_id = $1`,
    [orders.returned]
  )
  await sold.work.people.finance.post(`/desk/payments/${payment.id}/refunds`, { amount, reason })
  await sold.until(`count(*) > $1 from credit_confirmations where state = 'used'`, [payment.forms])
  await bills.areStored()
}

async function shown({ sold, invoices }: BilledHouse): Promise<string> {
  const page = await sold.work.people.finance.get(`/desk/invoices/${invoices.returned}`)
  return page.text
}
