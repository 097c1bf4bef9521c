import '@japa/assert'
import '@japa/browser-client'
import { test } from '@japa/runner'
import type { House } from '#tests/browser/mornings/house'
import { factsOf } from '#tests/support/facts'
import type { Keyboard } from '#tests/support/keyboard'
import { until } from '#tests/support/until'
import { sitDown } from '#tests/support/without_mouse'

/** Whoever buys under this name lets a form wait for its 72 hours. */
const SILENT = { titleName: '武汉静默示例有限公司[silent]', taxpayerId: '91420112MAP193H1BB' }

export function invoicesByKeys(house: House): void {
  test('an invoice is tried out, issued by hand, found by its number, and one line of it is taken back', async ({
    assert,
    browser,
  }) => {
    const { day } = house
    const { number, orderId } = await house.work.givenParcel('WJ-003', '4', SILENT)
    const { keys, page, faults } = await sitDown(browser, day, 'finance')
    await find(keys, number)
    await keys.follow('开票预检')
    await page.getByText('全部检查通过').waitFor()
    await keys.follow('开具发票')
    const invoice = await issuedOf(day, orderId)

    await find(keys, invoice)
    await keys.skipMenu()
    await keys.follow('红冲')
    await keys.tabTo('销货退回')
    await keys.press('Space')
    await keys.tabTo('全部剩余')
    await keys.press('ArrowDown')
    await keys.fill('*文具*签字笔：冲红数量', '2')
    await keys.follow('提交红冲')
    await page.getByText('等待购买方确认').first().waitFor()
    page.removeAllListeners('dialog')
    page.once('dialog', (question) => void question.dismiss())
    await keys.tabTo('撤销确认单')
    await keys.press('Enter')
    page.once('dialog', (question) => void question.accept())
    await keys.followHere('撤销确认单')
    await page.getByText('已撤销').first().waitFor()

    const [form] = await factsOf(
      day,
      `select f.reason, f.state, f.total_fen::int as total from credit_confirmations f
         join invoices i on i.id = f.original_invoice_id where i.order_id = $1`,
      [orderId]
    )
    assert.deepEqual(form, { reason: 'goods_returned', state: 'withdrawn', total: -2980 })
    assert.deepEqual(await faults(), [])
  })

  test('a batch is chosen from the list of orders and started', async ({ assert, browser }) => {
    const { day } = house
    const { number, orderId } = await house.work.givenParcel('WJ-003', '5')
    const { keys, page, faults } = await sitDown(browser, day, 'finance')
    await keys.goTo('全部订单', '/desk/orders')
    await keys.tabTo(number)
    await keys.press('Space')
    await keys.press('b')
    await keys.followHere('批量开票')
    await keys.follow('给 1 张订单开票')
    await page.locator('main', { hasText: '1 / 1' }).waitFor()
    await issuedOf(day, orderId)
    assert.deepEqual(await faults(), [])
  })

  test('somebody who was given an invoice types its figures and reads that it is genuine', async ({
    assert,
    browser,
  }) => {
    const [figures] = await factsOf<{ number: string; total: string; day: string }>(
      house.day,
      `select invoice_number as number, (total_fen / 100.0)::numeric(12, 2)::text as total,
              to_char(issued_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day
         from invoices where state = 'issued' and original_invoice_id is null and credited_fen = 0
        order by issued_at limit 1`
    )
    const { keys, page, faults } = await sitDown(browser, house.day, 'finance')
    await keys.goTo('查验发票', '/verify')
    await keys.fill('发票号码', figures.number)
    await keys.typeDay('开票日期', figures.day)
    await keys.fill('价税合计', figures.total)
    await keys.follow('查验')
    await page.getByText('查验一致：真实').waitFor()
    assert.deepEqual(await faults(), [])
  })
}

/** By the search of the desk. */
async function find(keys: Keyboard, number: string): Promise<void> {
  await keys.press('/')
  await keys.page.keyboard.type(number)
  await keys.press('Enter')
  await keys.page.waitForURL('**/desk/search?q=*')
  await keys.follow(number)
}

/** Waits for the number of the order's only invoice. */
async function issuedOf(day: { dataDir: string }, orderId: string): Promise<string> {
  let number = ''
  await until(async () => {
    const [invoice] = await factsOf<{ number: string }>(
      day,
      `select invoice_number as number from invoices where order_id = $1 and state = 'issued'`,
      [orderId]
    )
    number = invoice?.number ?? ''
    return number !== ''
  })
  return number
}
