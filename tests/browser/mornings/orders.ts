import '@japa/assert'
import '@japa/browser-client'
import { test } from '@japa/runner'
import type { House } from '#tests/browser/mornings/house'
import { factsOf } from '#tests/support/facts'
import { morningOf } from '#tests/support/morning'
import { press } from '#tests/support/page_acts'

const REMARK = '上午送，请先打电话'
const ADDRESS = '湖北省武汉市江汉区解放大道690号'

export function morningsOfOrders(house: House): void {
  test('the clerk enters an order, finds it again, corrects it and submits it', async ({
    assert,
    browser,
  }) => {
    const { page, faults } = await morningOf(browser, house.day, 'clerk')
    await page.getByRole('link', { name: '全部订单' }).first().click()
    await page.getByRole('link', { name: '新建订单' }).click()
    await page.getByLabel('查找客户').fill('楚天')
    await page.locator('main').getByRole('button', { name: '查询' }).click()
    await page.locator('.choices a', { hasText: '楚天' }).first().click()
    await page.getByRole('link', { name: '换一个客户' }).waitFor()
    await page.getByLabel('第 1 行商品编码').fill('WJ-003')
    await page.getByLabel('第 1 行数量').fill('3')
    assert.equal(await page.locator('[data-order-lines-target=sum]').innerText(), '44.70')
    await page.getByRole('button', { name: '存为草稿' }).click()
    await page.getByText('草稿已保存。').waitFor()
    const id = orderOf(page.url())
    const title = await page.title()
    const number = /[A-Z]*\d{6,}[-\d]*/.exec(title)?.[0] ?? ''

    await page.getByRole('searchbox', { name: '搜索订单' }).fill(number)
    await page.keyboard.press('Enter')
    await page.locator('main').getByRole('link', { name: number }).click()
    await page.waitForURL(`**/desk/orders/${id}`)
    await page.getByRole('link', { name: '修改订单' }).click()
    await page.getByLabel('地址', { exact: true }).fill(ADDRESS)
    await page.getByLabel('备注').fill(REMARK)
    await press(page, '保存修改')
    await page.getByText(REMARK).waitFor()
    await press(page, '提交审核')
    await page.getByText('订单已提交，等待审核。').waitFor()

    const [fact] = await factsOf(
      house.day,
      `select o.state, o.source, o.total_fen::int, c.fields, o.personal is not null as is_sealed
         from orders o join order_changes c on c.order_id = o.id where o.id = $1`,
      [id]
    )
    assert.deepEqual(fact, {
      state: 'in_review',
      source: 'desk',
      total_fen: 4470,
      fields: ['address', 'remark'],
      is_sealed: true,
    })
    assert.deepEqual(await faults(), [])
  })

  test('the reviewer approves in one go what is clean, and asks one back with a usual reason', async ({
    assert,
    browser,
  }) => {
    const { work } = house
    const clean = [
      await work.place({ 'lines[0][quantity]': '310' }),
      await work.place({ 'lines[0][quantity]': '320' }),
    ]
    const unclear = await work.place({ 'lines[0][quantity]': '20' })

    const { page, faults } = await morningOf(browser, house.day, 'reviewer')
    await page.getByRole('link', { name: '待审核', exact: true }).first().click()
    await page.getByRole('link', { name: '检查通过' }).click()
    await page.waitForURL('**/desk/reviews?kind=clean')
    assert.equal(await page.locator(`tr[data-row="${unclear}"]`).count(), 0)
    for (const id of clean) await page.locator(`tr[data-row="${id}"] input`).check()
    assert.equal(await page.locator('[data-selection-target=count]').innerText(), '2')
    await press(page, '批量通过')
    await page.getByText('已通过 2 个订单（共选 2 个）。').waitFor()

    await page.locator(`tr[data-row="${unclear}"] a.code`).click()
    await page.getByLabel('常用理由').selectOption('quantity_unclear')
    assert.equal(
      await page.getByLabel('理由', { exact: true }).inputValue(),
      '数量与以往差别较大，请确认'
    )
    await press(page, '退回修改')
    await page.getByText('订单已退回。').waitFor()

    const facts = await factsOf(
      house.day,
      `select o.state, r.decision from orders o join order_reviews r on r.order_id = o.id
        where o.id = any($1) order by o.placed_at`,
      [[...clean, unclear]]
    )
    assert.deepEqual(facts, [
      { state: 'approved', decision: 'approved' },
      { state: 'approved', decision: 'approved' },
      { state: 'rejected', decision: 'rejected' },
    ])
    assert.deepEqual(await faults(), [])
  })

  test('the service takes the case of a bad rating, notes what was done, and closes it', async ({
    assert,
    browser,
  }) => {
    const { page, faults } = await morningOf(browser, house.day, 'service')
    await page.getByRole('link', { name: '服务工单', exact: true }).first().click()
    await page.locator('tr', { hasText: '低分评价' }).getByRole('link').first().click()
    await page.getByText('预约改了两次').waitFor()
    const id = orderOf(page.url())
    await press(page, '我来处理')
    await page.getByLabel('处理情况').fill('已电话联系客户，致歉并约定专人跟进')
    await press(page, '记录')
    await page.getByLabel('办结说明').fill('客户接受致歉')
    await press(page, '办结工单')
    await page.getByText('工单已办结。').waitFor()

    const [fact] = await factsOf(
      house.day,
      `select state, closed_at is not null as is_over, owner_id is not null as is_owned,
              (select count(*)::int from case_notes where case_id = cases.id) as notes
         from cases where id = $1`,
      [id]
    )
    assert.deepEqual(fact, { state: 'closed', is_over: true, is_owned: true, notes: 1 })
    assert.deepEqual(await faults(), [])
  })
}

function orderOf(url: string): string {
  return new URL(url).pathname.split('/').at(-1) ?? ''
}
