import '@japa/assert'
import '@japa/browser-client'
import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import { readXlsx } from 'hucre/xlsx'
import type { Browser, Page } from 'playwright'
import type { House } from '#tests/browser/mornings/house'
import { factsOf } from '#tests/support/facts'
import { morningOf } from '#tests/support/morning'
import { leaving, press } from '#tests/support/page_acts'
import type { SmallDay } from '#tests/support/small_day'
import { until } from '#tests/support/until'

const NEWCOMER = { email: 'xin.ren@shuiyou.example', password: 'rain on the yangtze' }

/** The picture has come, and it is one. */
const IS_DRAWN = `document.querySelector('.chart-light img').naturalWidth > 0`

export function morningsOfOverseers(house: House): void {
  test('the manager reads the charts, moves a widget, shares a view, exports it and makes a rule', async ({
    assert,
    browser,
  }) => {
    const { page, faults } = await morningOf(browser, house.day, 'manager')
    const chart = page.locator('.chart-light img').first()
    await chart.scrollIntoViewIfNeeded()
    await until(() => page.evaluate<boolean>(IS_DRAWN))

    await follow(page, '调整首页')
    const names = page.locator('ol.layout-rows li > span')
    const [first, second] = await names.allInnerTexts()
    await press(page, `下移：${first}`)
    const [nowFirst, nowSecond] = await names.allInnerTexts()
    assert.deepEqual([nowFirst, nowSecond], [second, first])

    await follow(page, '全部订单')
    await leaving(page, async () => {
      await page.locator('search select[name=type]').selectOption('service')
    })
    await page.locator('summary', { hasText: '视图' }).click()
    await page.getByLabel('另存为视图').fill('服务订单')
    await page.getByLabel('共享给').selectOption('clerk')
    await press(page, '保存视图')
    await page.getByText('已保存视图“服务订单”。').waitFor()
    await page.locator('summary', { hasText: '导出' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Excel 文件' }).click(),
    ])
    assert.match(download.suggestedFilename(), /\.xlsx$/)
    const { sheets } = await readXlsx(readFileSync(await download.path()))
    const rows = sheets[0]?.rows ?? []
    const shown = await page.locator('tr[data-row]').count()
    assert.isAbove(shown, 0)
    assert.lengthOf(rows, shown + 1)

    await follow(page, '待审核')
    await follow(page, '自动通过规则')
    await follow(page, '新建规则')
    await page.getByLabel('规则名称').fill('老客户一元单')
    await page.getByLabel('金额上限').fill('1.00')
    await page.getByLabel('历史完成单数').fill('50')
    await press(page, '保存规则')
    await page.locator('tr', { hasText: '老客户一元单' }).getByText('启用').waitFor()

    const facts = await factsOf(
      house.day,
      `select (select role from saved_views where list = 'orders') as shared_with,
              (select layout->'order'->>0 is distinct from layout->'order'->>1 from person_layouts)
                as is_arranged,
              (select max_total_fen::int from review_rules where label = '老客户一元单') as limit_fen`
    )
    assert.deepEqual(facts, [{ shared_with: 'clerk', is_arranged: true, limit_fen: 100 }])
    assert.deepEqual(await faults(), [])
  })

  test('the admin makes an account whose owner signs in, and takes a role back', async ({
    assert,
    browser,
  }) => {
    const { page, faults } = await morningOf(browser, house.day, 'admin')
    await follow(page, '账号')
    await follow(page, '新建员工账号')
    await page.getByLabel('姓名').fill('许新人')
    await page.getByLabel('电子邮箱').fill(NEWCOMER.email)
    await page.getByLabel('密码').fill(NEWCOMER.password)
    await page.getByLabel('录单员').check()
    await page.getByLabel('客服').check()
    await press(page, '建立账号')
    await page.getByText('账号已建立').waitFor()

    const newcomer = await signInNewcomer(browser, house.day)
    const cases = newcomer.locator('.desk-side').getByRole('link', { name: '服务工单' })
    await cases.waitFor()
    await press(page, '收回 客服')
    await page.getByText('已收回角色“客服”。').waitFor()
    await newcomer.reload()
    assert.equal(await cases.count(), 0)
    await newcomer.context().close()

    const id = new URL(page.url()).pathname.split('/').at(-1)
    const facts = await factsOf(house.day, 'select role from user_roles where user_id = $1', [id])
    assert.deepEqual(facts, [{ role: 'clerk' }])
    assert.deepEqual(await faults(), [])
  })

  test('the auditor follows one order through the log, takes it along, and is refused elsewhere', async ({
    assert,
    browser,
  }) => {
    const [order] = await factsOf<{ id: string; entries: number }>(
      house.day,
      `select subject_id as id, count(*)::int as entries from audit_entries
        where subject = 'order' group by subject_id order by count(*) desc limit 1`
    )
    const { page, faults } = await morningOf(browser, house.day, 'auditor')
    await follow(page, '审计日志')
    await page.getByLabel('对象编号').fill(order.id)
    await leaving(page, () => page.locator('main').getByRole('button', { name: '查询' }).click())
    assert.equal(await page.locator('tr[data-row]').count(), order.entries)
    await page.locator('summary', { hasText: '导出' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV 文件' }).click(),
    ])
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\n')
    assert.lengthOf(lines, order.entries + 1)
    assert.deepEqual(await faults(), [])

    const refused = await page.goto('/desk/products')
    assert.equal(refused?.status(), 403)
    await page.getByRole('heading', { name: '没有权限' }).waitFor()
    const [{ exports }] = await factsOf<{ exports: number }>(
      house.day,
      `select count(*)::int as exports from audit_entries e join users u on u.id = e.actor_id
         join user_roles r on r.user_id = u.id and r.role = 'auditor'
        where e.action = 'lists.exported'`
    )
    assert.equal(exports, 1)
  })
}

async function follow(page: Page, name: string): Promise<void> {
  await leaving(page, () => page.getByRole('link', { name, exact: true }).first().click())
}

async function signInNewcomer(browser: Browser, { url }: SmallDay): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto('/login')
  await page.getByLabel('邮箱或手机号').fill(NEWCOMER.email)
  await page.getByLabel('密码').fill(NEWCOMER.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL('**/desk')
  return page
}
