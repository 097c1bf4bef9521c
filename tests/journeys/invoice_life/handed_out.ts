import '@japa/assert'
import '@japa/browser-client'
import { test } from '@japa/runner'
import type { BilledHouse } from '#tests/journeys/invoice_life/billed_house'
import { type FileFormat, readersOf } from '#tests/support/invoice_readers'

const FORMATS: FileFormat[] = ['PDF', 'OFD', 'XML']

export function handedOut(house: BilledHouse): void {
  test('what was paid is invoiced to the cent: alone, two orders on one invoice, one order on three', async ({
    assert,
  }) => {
    const { alone, one, other, divided } = house.orders
    const facts = await house.sold.facts(
      `select paid_fen::int as paid, invoiced_fen::int as invoiced,
              array(select io.amount_fen::int from invoice_orders io join invoices i on i.id = io.invoice_id
                     where io.order_id = o.id order by i.created_at) as billed
         from orders o where id = any($1) order by array_position($1, id)`,
      [[alone, one, other, divided]]
    )
    assert.deepEqual(facts, [
      { paid: 35250, invoiced: 35250, billed: [35250] },
      { paid: 37600, invoiced: 37600, billed: [37600] },
      { paid: 39950, invoiced: 39950, billed: [39950] },
      { paid: 6800, invoiced: 6800, billed: [2040, 2040, 2720] },
    ])
    const [merged] = await house.sold.facts(
      'select total_fen::int as total from invoices where id = $1',
      [house.invoices.merged]
    )
    assert.deepEqual(merged, { total: 37600 + 39950 })
  })

  test('the customer downloads each of them, and whoever is given a file hears that it is genuine', async ({
    assert,
    browser,
  }) => {
    const { customer, anybody } = await readersOf(browser, house.sold.house)
    const held = [house.invoices.alone, house.invoices.merged, ...house.parts]
    for (const [index, invoice] of held.entries()) {
      const format = FORMATS[index % FORMATS.length]
      const verdict = await anybody.verdictOn(await customer.download(invoice, format))
      assert.include(verdict, '查验一致：真实')
      assert.include(verdict, `文件与保存的 ${format} 原件逐字节相同`)
    }
  })
}
