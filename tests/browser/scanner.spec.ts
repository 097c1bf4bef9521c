import '@japa/assert'
import '@japa/browser-client'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import type { Page, Route } from 'playwright'
import { demoPerson } from '#tests/support/browser_person'
import { scanBurst } from '#tests/support/scan_burst'
import { type SmallDay, startSmallDay } from '#tests/support/small_day'

const SKU = 'ZZ-001'
const SCANS = 30
const SCANS_EVERY_MS = 100
const COUNT = '[data-scan-count]'
const PENDING = '[data-scan-queue-target=pending]'
const VERDICT = '[data-scan-queue-target=verdict]'

test.group('A scanner at the packing bench', (group) => {
  let day: SmallDay
  group.setup(async () => {
    day = await startSmallDay()
    return () => day.stop()
  })

  test('30 scans in 3 s over a slow and broken line: none is lost, none counts twice', async ({
    assert,
    browser,
  }) => {
    const { page } = await demoPerson(browser, day, 'warehouse')
    await openFirstParcel(page)
    let sent = 0
    await page.route('**/scans', async (route: Route) => {
      sent += 1
      if (sent % 7 === 3) return route.abort()
      await pause(60)
      const answer = await route.fetch()
      // The server has counted it, and nobody hears of that.
      if (sent % 7 === 5) return route.abort()
      return route.fulfill({ response: answer })
    })

    const begun = Date.now()
    for (let scan = 1; scan <= SCANS; scan++) {
      if (scan === 12) await page.context().setOffline(true)
      if (scan === 20) await page.context().setOffline(false)
      await page.keyboard.type(SKU)
      await page.keyboard.press('Enter')
      await pause(Math.max(0, begun + scan * SCANS_EVERY_MS - Date.now()))
    }
    assert.equal(await page.locator(COUNT).innerText(), String(SCANS), 'answered at once')
    assert.include(await page.locator(VERDICT).innerText(), `${SCANS}/`)

    await page.locator(PENDING, { hasText: '全部已上传' }).waitFor({ timeout: 60_000 })
    assert.isAbove(sent, SCANS)
    await page.reload()
    assert.equal(
      await page.locator('tr[data-scan-counted]').getAttribute('data-scan-counted'),
      String(SCANS)
    )
  })

  test('what waits survives a reload, and other forms wait for it', async ({ assert, browser }) => {
    const { page } = await demoPerson(browser, day, 'warehouse')
    await openFirstParcel(page)
    const before = Number(await page.locator(COUNT).innerText())
    await page.route('**/scans', (route) => route.abort())
    await page.keyboard.type(SKU)
    await page.keyboard.press('Enter')
    await page.locator(PENDING, { hasText: '待上传 1 条' }).waitFor()
    await page.getByRole('button', { name: '重新清点' }).click()
    assert.include(await page.locator(VERDICT).innerText(), '还有扫描没有上传')

    await page.reload()
    await page.locator(PENDING, { hasText: '待上传 1 条' }).waitFor()
    assert.equal(await page.locator(COUNT).innerText(), String(before + 1))
    await page.unroute('**/scans')
    await page.locator(PENDING, { hasText: '全部已上传' }).waitFor({ timeout: 20_000 })
    await page.reload()
    assert.equal(await page.locator(COUNT).innerText(), String(before + 1))
  })

  test('a wrong item is told at once and stays listed until somebody has seen it', async ({
    assert,
    browser,
  }) => {
    const { page, complaints } = await demoPerson(browser, day, 'warehouse')
    await openFirstParcel(page)
    await page.keyboard.type('QQ-404')
    await page.keyboard.press('Enter')
    assert.equal(await page.locator(VERDICT).getAttribute('data-verdict'), 'refused')
    const failed = page.locator('[data-scan-queue-target=failed]')
    await failed.getByText('不属于这个包裹').waitFor()
    await page.reload()
    await failed.getByText('QQ-404').first().waitFor()
    await failed.getByRole('button', { name: '知道了' }).click()
    assert.isTrue(await failed.isHidden())
    assert.deepEqual(complaints, [])
  })

  test('codes that are scanned into another field come home, what people type stays', async ({
    assert,
    browser,
  }) => {
    const { page } = await demoPerson(browser, day, 'warehouse')
    await openFirstParcel(page)
    const before = Number(await page.locator(COUNT).innerText())
    const weight = page.getByLabel('重量')
    await weight.focus()
    await page.keyboard.type('1.2')
    await pause(80)
    await scanBurst(page, SKU)
    assert.equal(await weight.inputValue(), '1.2')
    assert.equal(await page.locator(COUNT).innerText(), String(before + 1))
    const isInBox = `document.activeElement.classList.contains('scan-input')`
    assert.isTrue(await page.evaluate<boolean>(isInBox))
    await page.getByRole('button', { name: '静音' }).focus()
    await scanBurst(page, 'e?/404', { enter: false })
    assert.isTrue(await page.evaluate<boolean>(isInBox))
    assert.equal(await page.locator('.scan-input').inputValue(), 'e?/404')
    assert.equal(new URL(page.url()).pathname.split('/').length, 4)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Delete')
    await page.locator('h1').click()
    assert.isTrue(await page.evaluate<boolean>(isInBox))
  })

  test('silence is remembered', async ({ assert, browser }) => {
    const { page } = await demoPerson(browser, day, 'warehouse')
    await openFirstParcel(page)
    const mute = page.getByRole('button', { name: '静音' })
    assert.equal(await mute.getAttribute('aria-pressed'), 'false')
    await mute.click()
    await page.reload()
    assert.equal(await mute.getAttribute('aria-pressed'), 'true')
  })

  test('at the hand-over a scan chooses the parcel, and a second one is told', async ({
    assert,
    browser,
  }) => {
    const { page } = await demoPerson(browser, day, 'warehouse')
    await packAndBook(page)
    const row = page.locator('tr[data-scan-counted]').first()
    const waybill = await row.locator('td.code').innerText()
    const box = row.locator('[data-scan-box]')
    assert.isFalse(await box.isChecked())
    await page.keyboard.type(waybill)
    await page.keyboard.press('Enter')
    assert.equal(await page.locator(VERDICT).getAttribute('data-verdict'), 'complete')
    assert.isTrue(await box.isChecked())
    await page.getByRole('button', { name: '交寄并生成清单' }).waitFor()
    await page.locator(PENDING, { hasText: '全部已上传' }).waitFor()
    await page.keyboard.type(waybill)
    await page.keyboard.press('Enter')
    assert.equal(await page.locator(VERDICT).getAttribute('data-verdict'), 'refused')
    await page.locator('[data-scan-queue-target=failed]').getByText('已经扫过').waitFor()
    await page.reload()
    assert.isTrue(await box.isChecked())
    await page.getByRole('button', { name: '交寄并生成清单' }).click()
    await page.getByText('要求交寄 1 个，全部已交寄').waitFor()
  })
})

/** The parcel of the packing bench, up to its waybill. */
async function packAndBook(page: Page): Promise<void> {
  await openFirstParcel(page)
  await page.getByRole('button', { name: '计满' }).first().click()
  await page.getByText('已装入').waitFor()
  await page.getByLabel('重量').fill('1.2')
  await page.getByRole('button', { name: '封箱' }).click()
  await page.waitForURL('**/desk/packing')
  await page.goto('/desk/handover')
  await page.locator('[data-selection-target=row]').first().check()
  await page.locator('#courier-packed').selectOption('courier-manual')
  await page.getByRole('button', { name: '取运单号' }).click()
  await page.locator(VERDICT).waitFor()
}

async function openFirstParcel(page: Page): Promise<void> {
  await page.goto('/desk/packing')
  await page.locator('main table a.code').first().click()
  await page.locator(VERDICT).waitFor()
}
