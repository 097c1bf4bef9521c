import '@japa/assert'
import '@japa/browser-client'
import { test } from '@japa/runner'
import { invoicesByKeys } from '#tests/browser/keyboard/invoices'
import { House } from '#tests/browser/mornings/house'
import { factsOf } from '#tests/support/facts'
import { Keyboard } from '#tests/support/keyboard'
import { sitDown } from '#tests/support/without_mouse'

const SKU = 'WJ-001'
const QUANTITY = 10
const PENDING = '[data-scan-queue-target=pending]'

test.group('Without a mouse', (group) => {
  const house = new House()
  group.setup(() => house.open())

  test('an order goes from the clerk to the courier', async ({ assert, browser }) => {
    const { day } = house
    const clerk = await sitDown(browser, day, 'clerk')
    const id = await enterOrder(clerk.keys)
    const [{ number }] = await factsOf<{ number: string }>(
      day,
      'select number from orders where id = $1',
      [id]
    )

    const reviewer = await sitDown(browser, day, 'reviewer')
    await approve(reviewer.keys, id)

    await collect(clerk.keys, number)
    await clerk.page.locator('main', { hasText: '已到账' }).waitFor()

    const warehouse = await sitDown(browser, day, 'warehouse')
    const parcel = await pick(warehouse.keys, number)
    await pack(warehouse.keys, parcel)
    await handOver(warehouse.keys, parcel)
    await warehouse.page.getByText('要求交寄 1 个，全部已交寄。').waitFor()

    const [fact] = await factsOf(
      day,
      `select o.state, o.total_fen::int, o.paid_fen::int, s.state as parcel, s.weight_grams,
              (select count(*)::int from parcel_scans p where p.shipment_id = s.id
                  and p.purpose = 'packing') as packed
         from orders o join shipments s on s.order_id = o.id where o.id = $1`,
      [id]
    )
    assert.deepEqual(fact, {
      state: 'approved',
      total_fen: 6800,
      paid_fen: 6800,
      parcel: 'handed_over',
      weight_grams: 800,
      packed: QUANTITY,
    })
    const faults = await Promise.all([clerk, reviewer, warehouse].map((one) => one.faults()))
    assert.deepEqual(faults.flat(), [])
  })

  invoicesByKeys(house)
})

/** @returns the id of the new order */
async function enterOrder(keys: Keyboard): Promise<string> {
  await keys.goTo('新建订单', '/desk/orders/new')
  await keys.fill('客户名称', '武汉键盘示例有限公司')
  await keys.fill('电话', '13800138000')
  await keys.fill('第 1 行商品编码', SKU)
  await keys.press('Escape')
  await keys.fill('第 1 行数量', String(QUANTITY))
  await keys.fill('地址', '湖北省武汉市洪山区珞喻路727号')
  await keys.fill('纳税人识别号', '91420106MADEMB003M')
  await keys.follow('提交订单')
  await keys.page.getByText('订单已提交，等待审核。').waitFor()
  return new URL(keys.page.url()).pathname.split('/').at(-1) ?? ''
}

async function approve(keys: Keyboard, id: string): Promise<void> {
  await keys.goTo('待审核', '/desk/reviews')
  const row = keys.page.locator(`tr.is-current[data-row="${id}"]`)
  for (let step = 0; step < 50 && (await row.count()) === 0; step++) await keys.press('j')
  await keys.press('Enter')
  await keys.page.waitForURL(`**/desk/orders/${id}`)
  await keys.fill('理由', '已核对')
  await keys.follow('通过')
  await keys.page.getByText('订单已通过审核').waitFor()
}

/** The clerk finds the order again, opens the payment, and the customer presses the button of the provider. */
async function collect(keys: Keyboard, number: string): Promise<void> {
  await keys.press('/')
  await keys.page.keyboard.type(number)
  await keys.press('Enter')
  await keys.page.waitForURL('**/desk/search?q=*')
  await keys.follow(number)
  await keys.choose('收款方式', '沙箱')
  await keys.follow('收款')
  await keys.tabTo('打开付款页面')
  const [page] = await Promise.all([
    keys.page.context().waitForEvent('page'),
    keys.press('Control+Enter'),
  ])
  const till = new Keyboard(page)
  await till.tabTo('确认付款', 'Pay now')
  await till.press('Enter')
  await page.locator('[data-state=PAID]').waitFor()
}

/** @returns the number of the parcel */
async function pick(keys: Keyboard, number: string): Promise<string> {
  await keys.goTo('待配货', '/desk/preparation')
  const row = keys.page.locator('tr', { hasText: number })
  const parcel = await row.locator('a.code').innerText()
  await keys.tabTo(parcel)
  await keys.press('Space')
  await keys.follow('所选编波次')
  await keys.follow('全部已拣')
  return parcel
}

async function pack(keys: Keyboard, parcel: string): Promise<void> {
  await keys.goTo('打包', '/desk/packing')
  await keys.scan(parcel)
  await keys.page.getByRole('heading', { name: parcel }).waitFor()
  for (let piece = 0; piece < QUANTITY; piece++) await keys.scan(SKU)
  await keys.page.locator(PENDING, { hasText: '全部已上传' }).waitFor()
  await keys.fill('重量', '0.8')
  await keys.press('Control+Enter')
  await keys.page.waitForURL('**/desk/packing')
}

async function handOver(keys: Keyboard, parcel: string): Promise<void> {
  await keys.goTo('交寄', '/desk/handover')
  await keys.tabTo(parcel)
  await keys.press('Space')
  await keys.choose('快递', '自有')
  await keys.follow('取运单号')
  await keys.scan(parcel)
  await keys.page.locator(PENDING, { hasText: '全部已上传' }).waitFor()
  await keys.follow('交寄并生成清单')
}
