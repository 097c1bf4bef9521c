import '@japa/assert'
import '@japa/browser-client'
import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { PageWindows, visits } from '#tests/browser/page_windows'
import { axeFindings } from '#tests/support/axe'
import { type SmallDay, startSmallDay } from '#tests/support/small_day'

const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }

test.group('Each page', (group) => {
  let day: SmallDay
  let windows: PageWindows
  group.setup(async () => {
    day = await startSmallDay()
    windows = new PageWindows(day)
    return () => day.stop()
  })

  for (const [pattern, visit] of visits) {
    test(`${pattern}, opened by ${visit.as}, is whole, readable and within the screen`, async ({
      assert,
      browser,
    }) => {
      const { page, complaints } = await windows.of(browser, visit.as)
      const address = await windows.addressOf(page, pattern)
      await page.setViewportSize(DESK)
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      complaints.length = 0
      const response = await page.goto(address)
      assert.equal(response?.status(), 200, address)
      assert.notInclude(await page.content(), 'translation missing')
      assert.notInclude(await page.innerText('body'), 'undefined')
      assert.deepEqual(await axeFindings(page), [], `${address}, light`)
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      assert.deepEqual(await axeFindings(page), [], `${address}, dark`)
      assert.isFalse(await isWiderThanScreen(page), `${address} at ${DESK.width}`)
      await page.setViewportSize(PHONE)
      assert.isFalse(await isWiderThanScreen(page), `${address} at ${PHONE.width}`)
      assert.deepEqual(complaints, [])
    })
  }
})

function isWiderThanScreen(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
}
