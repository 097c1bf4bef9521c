import '@japa/assert'
import '@japa/browser-client'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { ImportPackage } from '#app/archive/actions/import_package'
import { SYSTEM } from '#app/platform/actor'
import type { BilledHouse } from '#tests/journeys/invoice_life/billed_house'
import { demoPerson } from '#tests/support/browser_person'
import { runAce } from '#tests/support/demo_day'

export function closedAndKept(house: BilledHouse): void {
  test('orders, money and invoices say the same, and the report of the month equals the sum of the files', async ({
    assert,
  }) => {
    const { month, sold } = house
    const { finance } = sold.work.people
    await finance.post('/desk/reconciliation/runs')
    await sold.until('count(*) = 0 from reconciliation_asks')
    const compared = await finance.get('/desk/reconciliation')
    assert.include(compared.text, '订单、收款与发票一致')

    const closing = `/desk/invoice-reports/closing/${month}`
    await finance.post(`${closing}/checks`)
    await sold.until(`state <> 'checking' from month_closings where month = $1`, [month])
    const page = await finance.get(closing)
    const [{ count }] = await sold.facts<{ count: number }>(
      `select count(*)::int as count from invoices where state = 'issued'`
    )
    assert.include(page.text, `${count} 份发票的文件与报表一致`)
  })

  test('the package of the month verifies by its bytes alone, and another installation takes it in', async ({
    assert,
    browser,
  }) => {
    const file = await packageFile(browser, house)
    const verified = await runAce(['archive:verify', file], house.sold.house)
    assert.equal(verified.code, 0, verified.output)

    const cleanUp = await testUtils.db().wrapInGlobalTransaction()
    const taken = await new ImportPackage().handle({ path: file, by: SYSTEM })
    await cleanUp()
    const [{ count }] = await house.sold.facts<{ count: number }>(
      'select count(*)::int as count from archive_entries'
    )
    assert.isTrue(taken.ok, JSON.stringify(taken))
    assert.equal(taken.ok && taken.value.invoices, count)
  })
}

/** As finance downloads it. */
async function packageFile(browser: Browser, house: BilledHouse): Promise<string> {
  const id = await house.archive()
  const { page } = await demoPerson(browser, house.sold.house, 'finance')
  await page.goto(`/desk/archive/${id}`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载归档包' }).click(),
  ])
  return download.path()
}
