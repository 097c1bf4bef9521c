import '@japa/assert'
import '@japa/browser-client'
import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import type { BilledHouse } from '#tests/journeys/invoice_life/billed_house'
import { readersOf } from '#tests/support/invoice_readers'

const RIGHT = '武汉正名示例有限公司'

export function billedToAnother(house: BilledHouse): void {
  test('a wrong title is asked about by the customer, agreed to by finance, and ends in a new invoice', async ({
    assert,
    browser,
  }) => {
    const { misnamed: original } = house.invoices
    const { customer: buyer, finance } = house.sold.work.people
    const { customer, anybody } = await readersOf(browser, house.sold.house)
    const wrong = await customer.download(original, 'XML')
    assert.notInclude(readFileSync(wrong, 'utf8'), RIGHT)

    const title = { titleId: 'other', name: RIGHT, taxpayerId: '91420112MAP193H1BB' }
    const wish = { ...title, invoiceKind: 'ordinary' }
    await buyer.post(`/my/invoices/${original}/correction`, wish)
    const [asked] = await house.sold.facts<{ id: string }>(
      `select id from title_corrections where original_invoice_id = $1 and state = 'requested'`,
      [original]
    )
    await finance.post(`/desk/corrections/${asked.id}/agreement`)
    await house.sold.until(`state = 'done' from title_corrections where id = $1`, [asked.id])
    await house.bills.areStored()

    const facts = await house.sold.facts<{ id: string }>(
      `select i.id, i.total_fen::int as total, i.original_invoice_id is not null as is_red
         from invoice_orders io join invoices i on i.id = io.invoice_id
        where io.order_id = $1 order by i.created_at`,
      [house.orders.misnamed]
    )
    assert.lengthOf(facts, 3)
    const [blue, red, anew] = facts
    assert.deepEqual(blue, { id: original, total: 25600, is_red: false })
    assert.containSubset(red, { total: -25600, is_red: true })
    assert.containSubset(anew, { total: 25600, is_red: false })

    const right = await customer.download(anew.id, 'XML')
    assert.include(readFileSync(right, 'utf8'), RIGHT)
    assert.include(await anybody.verdictOn(right), '查验一致：真实')
    assert.include(await anybody.verdictOn(wrong), '已全部红冲，不能再入账')
  })
}
