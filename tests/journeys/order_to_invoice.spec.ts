import '@japa/assert'
import '@japa/browser-client'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { clock } from '#app/platform/clock'
import { demoPerson } from '#tests/support/browser_person'
import { inkIn, pdfText, runTool, withRasters } from '#tests/support/document_tools'
import { freePort } from '#tests/support/environment'
import { type Installation, startInstallation } from '#tests/support/installation'
import { eventually, press } from '#tests/support/page_acts'

const DPI = 200
const ADDRESS = '湖北省武汉市洪山区珞喻路727号'
/** 150 boxes at 2.35 yuan. */
const [SKU, QUANTITY, TOTAL] = ['ZZ-001', '150', '352.50']

test.group('From an order to its invoice', (group) => {
  let folder = ''
  let installation: Installation
  let house = { url: '', dataDir: '' }
  group.setup(async () => {
    folder = mkdtempSync(join(tmpdir(), 'journey-'))
    chmodSync(folder, 0o755)
    const dataDir = join(folder, 'state')
    installation = startInstallation({ dataDir, port: await freePort() })
    await installation.ready()
    house = { url: installation.url, dataDir }
    return async () => {
      await installation.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('a customer orders, five people work, and the customer holds a PDF that anybody can verify', async ({
    assert,
    browser,
  }) => {
    const heard: string[][] = []
    const signIn = async (role: string, screen?: 'desk' | 'phone') => {
      const { page, complaints } = await demoPerson(browser, house, role, screen)
      page.setDefaultTimeout(30_000)
      heard.push(complaints)
      return page
    }

    const customer = await signIn('customer', 'phone')
    await customer.getByRole('link', { name: '下单' }).first().click()
    await customer.getByLabel('搜索商品').fill(SKU)
    await customer.getByRole('button', { name: '搜索' }).click()
    await customer.waitForURL(`**/my/catalogue?q=${SKU}`)
    await customer.getByRole('link', { name: '订购 快递纸箱' }).click()
    await customer.getByLabel('数量').fill(QUANTITY)
    await customer.locator('#quote').getByText(TOTAL).first().waitFor()
    await customer.getByLabel('填写其他地址').check()
    await customer.getByLabel('地址', { exact: true }).fill(ADDRESS)
    await customer.getByRole('button', { name: '核对订单' }).click()
    await customer.getByRole('button', { name: `提交订单（¥${TOTAL}）` }).click()
    await customer.getByRole('heading', { name: '正在审核' }).waitFor()
    const order = customer.url().split('/').at(-1) ?? ''
    const title = await customer.title()
    const [number] = title.split(' ')

    const reviewer = await signIn('reviewer')
    await reviewer.getByRole('link', { name: '待审核', exact: true }).click()
    await reviewer.getByRole('link', { name: number }).click()
    await reviewer.getByRole('button', { name: '通过' }).click()
    await reviewer.getByText('订单已通过审核').waitFor()

    await customer.reload()
    await customer.getByRole('link', { name: `付款 ¥${TOTAL}` }).click()
    await customer.getByRole('button', { name: '沙箱' }).click()
    await customer.getByRole('link', { name: '打开付款页面' }).click()
    await press(customer, '确认付款')
    await customer.goto(`/my/orders/${order}/payment`)
    await customer.getByText('这笔订单已付款').first().waitFor()

    const warehouse = await signIn('warehouse')
    await eventually(warehouse, '/desk/preparation', number)
    await warehouse.locator('[data-selection-target=row]').first().check()
    await press(warehouse, '确认已拣')
    await warehouse.goto('/desk/packing')
    await warehouse.getByRole('link', { name: /P\d+/ }).first().click()
    await press(warehouse, '计满')
    await warehouse.getByLabel('重量').fill('1.2')
    await press(warehouse, '封箱')
    await warehouse.goto('/desk/handover')
    await warehouse.locator('[data-selection-target=row]').first().check()
    await warehouse.locator('#courier-packed').selectOption('courier-sandbox')
    await press(warehouse, '取运单号')
    await eventually(warehouse, '/desk/handover', '已取运单')
    await warehouse.locator('[data-selection-target=row]').first().check()
    await press(warehouse, '交寄并生成清单')

    await eventually(customer, `/my/orders/${order}/tracking`, '已签收')
    await eventually(customer, `/my/orders/${order}`, '订单已完成')
    await eventually(customer, '/my/invoices', number)
    await eventually(customer, '/my/invoices', 'PDF')
    const [download] = await Promise.all([
      customer.waitForEvent('download'),
      customer.getByRole('link', { name: /PDF/ }).click(),
    ])
    const pdf = readFileSync(await download.path())

    const text = pdfText(pdf)
    const invoiceNumber = /\b\d{20}\b/.exec(text)?.[0] ?? ''
    assert.include(text, TOTAL)
    assert.include(text, '叁佰伍拾贰圆伍角整')
    assert.include(text, '样例')
    withRasters(pdf, DPI, ([page]) => {
      const qr = runTool('zbarimg', ['--quiet', '--raw', page.file]).trim().split(',')
      assert.equal(qr[3], invoiceNumber)
      assert.equal(qr[4], TOTAL)
      assert.isAbove(inkIn(page, DPI, { x: 0, y: 0, width: 200, height: 130 }), 5000)
    })

    const finance = await signIn('finance')
    await finance.goto('/desk/invoices')
    await finance.getByRole('link', { name: invoiceNumber }).waitFor()
    await finance.goto(`/desk/orders/${order}`)
    await finance.getByText('订单：已完成').waitFor()

    await customer.goto('/verify')
    await customer.getByLabel('发票号码').fill(invoiceNumber)
    await customer.getByLabel('开票日期').fill(clock.businessDay())
    await customer.getByLabel('价税合计').fill(TOTAL)
    await customer.getByRole('button', { name: '查验' }).click()
    await customer.getByText('查验一致').waitFor()
    assert.deepEqual(heard.flat(), [])
  })
})
