import '@japa/assert'
import '@japa/browser-client'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { axeFindings } from '#tests/support/axe'
import { demoPerson } from '#tests/support/browser_person'
import { type SmallDay, startSmallDay } from '#tests/support/small_day'

const PAD = '[data-signature-target=pad]'
const HAS_SIGNATURE = `document.querySelector('[name=signature]').files.length === 1`

test.group('A courier with a phone', (group) => {
  let day: SmallDay
  group.setup(async () => {
    day = await startSmallDay()
    return () => day.stop()
  })

  test('calls, reports a failed attempt, comes again and lets the recipient sign', async ({
    assert,
    browser,
  }) => {
    const { page, complaints } = await demoPerson(browser, day, 'courier', 'phone')
    await page.goto('/desk/deliveries')
    const address = '珞喻路727号'
    await page.getByText(address).waitFor()
    const map = await page.getByRole('link', { name: '地图' }).getAttribute('href')
    assert.include(decodeURIComponent(map ?? ''), address)
    await openFirst(page)
    await page.getByRole('button', { name: '查看电话' }).click()
    const call = page.getByRole('link', { name: /^拨打 1\d{10}$/ })
    assert.match((await call.getAttribute('href')) ?? '', /^tel:1\d{10}$/)

    await page.getByLabel('原因').selectOption({ label: '家中无人' })
    await page.getByRole('button', { name: '记录未送到' }).click()
    await page.getByText('已记录派送未成功').waitFor()
    await openFirst(page)
    await sign(page)
    assert.deepEqual(await axeFindings(page), [])
    await page.getByRole('button', { name: '已签收' }).click()
    await page.getByText('已记录签收').waitFor()
    const done = page.locator('.tour-done')
    await done.getByText('有凭证').waitFor()
    await done.getByRole('link').first().click()
    await page.getByText('签名', { exact: false }).first().click()
    const picture = page.locator('.proof img')
    await picture.scrollIntoViewIfNeeded()
    await until(page, `document.querySelector('.proof img').naturalWidth > 0`)
    assert.deepEqual(complaints, [])
  })
})

async function openFirst(page: Page): Promise<void> {
  await page.getByRole('link', { name: '签收或登记' }).first().click()
  await page.locator(PAD).waitFor()
}

async function sign(page: Page): Promise<void> {
  await page.locator(PAD).scrollIntoViewIfNeeded()
  const box = await page.locator(PAD).boundingBox()
  if (!box) throw new Error('no place for the signature')
  await page.mouse.move(box.x + 30, box.y + 40)
  await page.mouse.down()
  await page.mouse.move(box.x + 120, box.y + 90, { steps: 6 })
  await page.mouse.move(box.x + 200, box.y + 50, { steps: 6 })
  await page.mouse.up()
  await until(page, HAS_SIGNATURE)
}

/** The policy of content forbids what Playwright's own waiting would evaluate. */
async function until(page: Page, expression: string): Promise<void> {
  while (!(await page.evaluate<boolean>(expression))) await pause(50)
}
