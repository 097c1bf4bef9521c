import '@japa/assert'
import '@japa/browser-client'
import { test } from '@japa/runner'
import type { BilledHouse } from '#tests/journeys/invoice_life/billed_house'
import { demoPerson } from '#tests/support/browser_person'
import { runAce } from '#tests/support/demo_day'
import { type Figures, readersOf } from '#tests/support/invoice_readers'

/** Of an invoice that nobody took back; the page says the same of each order in this order. */
const FROM_ORDER_TO_FILE = [
  '下单',
  '检查通过',
  '审核通过',
  '发起收款',
  '到账',
  '收款入账',
  '订单完成',
  '生成草稿',
  '提交开具',
  '开具',
  '生成并保存',
]
const AFTERWARDS = ['已送出', '真实', '已归档']

export function lookedInto(house: BilledHouse): void {
  test('the page of the first invoice shows every step from the order to the archive, and the log of the house is whole', async ({
    assert,
    browser,
  }) => {
    const { sold, invoices } = house
    const { anybody } = await readersOf(browser, sold.house)
    assert.include(await anybody.verdictOnFigures(await figuresOf(house)), '查验一致：真实')
    await house.archive()
    await sold.until(`count(*) > 0 from messages where invoice_id = $1 and state = 'sent'`, [
      invoices.alone,
    ])

    const { page, complaints } = await demoPerson(browser, sold.house, 'finance')
    await page.goto(`/desk/invoices/${invoices.alone}`)
    await page.getByRole('link', { name: '发票全程' }).click()
    await page.getByRole('heading', { name: /发票全程/ }).waitFor()
    const told = await page.locator('tr[data-stage] td:nth-child(2) div').allInnerTexts()
    assert.includeMembers(told, [...FROM_ORDER_TO_FILE, ...AFTERWARDS])
    const places = FROM_ORDER_TO_FILE.map((step) => told.indexOf(step))
    assert.deepEqual(
      places,
      places.toSorted((one, other) => one - other)
    )
    assert.deepEqual(complaints, [])
    await page.context().close()

    const verified = await runAce(['audit:verify', '--json'], sold.house)
    assert.equal(verified.code, 0, verified.output)
    assert.include(verified.output, '"isWhole":true')
  })
}

/** What is printed on the first invoice. */
async function figuresOf({ sold, invoices }: BilledHouse): Promise<Figures> {
  const [figures] = await sold.facts<Figures>(
    `select invoice_number as number, (total_fen / 100.0)::numeric(12, 2)::text as total,
            to_char(issued_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day
       from invoices where id = $1`,
    [invoices.alone]
  )
  return figures
}
