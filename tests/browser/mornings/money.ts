import '@japa/assert'
import '@japa/browser-client'
import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import { clock } from '#app/platform/clock'
import { pdfText } from '#tests/support/document_tools'
import type { House } from '#tests/browser/mornings/house'
import { factsOf } from '#tests/support/facts'
import { morningOf } from '#tests/support/morning'
import { eventually, leaving, press } from '#tests/support/page_acts'
import { until } from '#tests/support/until'

export function morningsOfMoney(house: House): void {
  test('finance finds a bank transfer and confirms it, and refunds a part of what was paid online', async ({
    assert,
    browser,
  }) => {
    const transferred = await house.work.place({
      'lines[0][sku]': 'YS-003',
      'lines[0][quantity]': '2',
    })
    await house.work.approve(transferred)
    const transfer = { provider: 'payment-bank-transfer' }
    await house.work.people.customer.post(`/my/orders/${transferred}/payments`, transfer)
    const { number: paid } = await house.work.givenParcel('YS-003', '3')
    const [{ number }] = await factsOf<{ number: string }>(
      house.day,
      'select number from orders where id = $1',
      [transferred]
    )

    const { page, faults } = await morningOf(browser, house.day, 'finance')
    await page.getByRole('link', { name: '收款', exact: true }).first().click()
    const find = async (wanted: string) => {
      await page.getByLabel('单号', { exact: true }).fill(wanted)
      await leaving(page, () => page.locator('main').getByRole('button', { name: '查询' }).click())
      const row = page.locator('tr', { hasText: wanted })
      await leaving(page, () => row.getByRole('link', { name: '查看' }).click())
    }
    await find(number)
    await page.getByLabel('到账金额').fill('256.00')
    await page.getByLabel('到账日期').fill(clock.businessDay())
    await page.getByLabel('银行流水号').fill('CMB20261124001')
    await press(page, '确认到账')
    await page.getByText('已确认到账。').waitFor()

    await leaving(page, () => page.getByRole('link', { name: '返回付款列表' }).click())
    await find(paid)
    await page.getByLabel('退款金额').fill('28.00')
    await page.getByLabel('退款原因').fill('少发一册，退差价')
    await press(page, /^退款$/)
    await page.getByRole('heading', { name: '退款记录' }).waitFor()

    const refundOf = () =>
      factsOf<{ state: string; amount: number }>(
        house.day,
        `select r.state, r.amount_fen::int as amount from refunds r
           join payments p on p.id = r.payment_id join orders o on o.id = p.order_id
          where o.number = $1`,
        [paid]
      )
    await until(async () => {
      const [refund] = await refundOf()
      return refund?.state === 'succeeded'
    })
    await page.reload()
    await page.locator('tr', { hasText: '28.00' }).getByText('已退款').waitFor()
    assert.deepEqual(await refundOf(), [{ state: 'succeeded', amount: 2800 }])
    const transfers = await factsOf(
      house.day,
      `select state, settlement_reference, amount_fen::int from payments where order_id = $1`,
      [transferred]
    )
    assert.deepEqual(transfers, [
      { state: 'settled', settlement_reference: 'CMB20261124001', amount_fen: 25600 },
    ])
    assert.deepEqual(await faults(), [])
  })

  test('the customer orders from the catalogue, pays, sees it by itself, takes the invoice and rates', async ({
    assert,
    browser,
  }) => {
    const { page, faults } = await morningOf(browser, house.day, 'customer', 'phone')
    await page.locator('body[data-live=on]').waitFor({ state: 'attached' })
    await page.getByRole('link', { name: '商品', exact: true }).last().click()
    await page.getByLabel('搜索商品').fill('财税咨询')
    await press(page, '搜索')
    await leaving(page, () => page.getByRole('link', { name: /订购.*财税咨询服务/ }).click())
    await page.getByLabel('数量').fill('2')
    await page.getByText('600.00').first().waitFor()
    await press(page, '下一步：核对订单')
    await press(page, '提交订单（¥600.00）')
    await page.getByRole('heading', { name: '正在审核' }).waitFor()
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''

    await house.work.approve(id)
    await leaving(page, () => page.getByRole('link', { name: '付款 ¥600.00' }).click())
    await press(page, /沙箱/)
    const till = await page.context().newPage()
    const link = await page.getByRole('link', { name: '打开付款页面' }).getAttribute('href')
    await till.goto(link ?? '')
    await till.getByRole('button', { name: '确认付款' }).click()
    await page.getByText('这笔订单已付款').first().waitFor()
    await till.close()

    await house.work.giveService(id)
    await eventually(page, `/my/orders/${id}`, 'PDF')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /PDF/ }).click(),
    ])
    assert.include(pdfText(readFileSync(await download.path())), '陆佰圆整')
    await leaving(page, () => page.getByRole('link', { name: '评价这笔订单' }).click())
    await page.getByLabel(/5 星/).check()
    await page.getByLabel('想说的话').fill('答复及时，讲得清楚')
    await press(page, '提交评价')
    await page.getByText('感谢您的评价。').waitFor()

    const [fact] = await factsOf(
      house.day,
      `select o.state, o.paid_fen::int, o.invoiced_fen::int, r.stars
         from orders o join order_ratings r on r.order_id = o.id where o.id = $1`,
      [id]
    )
    assert.deepEqual(fact, { state: 'completed', paid_fen: 60000, invoiced_fen: 60000, stars: 5 })
    assert.deepEqual(await faults(), [])
  })
}
