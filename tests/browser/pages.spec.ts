import '@japa/assert'
import '@japa/browser-client'
import { test } from '@japa/runner'
import type { Browser, Page } from 'playwright'
import { PAGES, type PageVisit } from '#tests/browser/pages'
import { axeFindings } from '#tests/support/axe'
import { demoPerson } from '#tests/support/browser_person'
import { type SmallDay, startSmallDay } from '#tests/support/small_day'

const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
const MOST_LINKS = 8

const visits = Object.entries(PAGES).filter(
  (entry): entry is [string, PageVisit] => 'as' in entry[1]
)

test.group('Each page', (group) => {
  let day: SmallDay
  const windows = new Map<string, { page: Page; complaints: string[] }>()
  group.setup(async () => {
    day = await startSmallDay()
    return () => day.stop()
  })

  for (const [pattern, visit] of visits) {
    test(`${pattern}, opened by ${visit.as}, is whole, readable and within the screen`, async ({
      assert,
      browser,
    }) => {
      const { page, complaints } = await windowOf(browser, visit.as)
      const address = await addressOf(page, pattern)
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

  /** Everybody keeps one window for all their pages. */
  async function windowOf(browser: Browser, opener: PageVisit['as']) {
    const open =
      windows.get(opener) ??
      (opener === 'nobody'
        ? await strangersWindow(browser, day.url)
        : await demoPerson(browser, day, opener))
    windows.set(opener, open)
    return open
  }

  /** The address of one page of this kind, found by following links as its opener would. */
  async function addressOf(page: Page, pattern: string): Promise<string> {
    const [first] = await addressesOf(page, pattern)
    if (!first) throw new Error(`nothing leads to ${pattern}`)
    return first
  }

  async function addressesOf(page: Page, pattern: string): Promise<string[]> {
    const given = day.addresses[pattern]
    const { from, query = '' } = PAGES[pattern] as PageVisit
    if (given) return [given]
    if (!from) return [pattern + query]
    const parents = await addressesOf(page, from)
    const rest = pattern.startsWith(`${from}/`) ? pattern.slice(from.length) : ':'
    if (!rest.includes(':')) return parents.map((parent) => parent + rest)
    for (const parent of parents.slice(0, MOST_LINKS)) {
      await page.goto(parent)
      const links = await linksTo(page, pattern)
      if (links.length > 0) return links
    }
    return []
  }
})

async function strangersWindow(browser: Browser, baseURL: string) {
  const context = await browser.newContext({ baseURL, locale: 'zh-CN' })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  return { page, complaints }
}

async function linksTo(page: Page, pattern: string): Promise<string[]> {
  const wanted = new RegExp(`^${pattern.replaceAll(/:\w+/g, '[\\da-f-]{36}')}$`)
  const found = await page.evaluate<string[]>(
    `[...document.querySelectorAll('main a[href]')].map((link) => link.getAttribute('href'))`
  )
  return found.filter((href) => wanted.test(href))
}

function isWiderThanScreen(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
}
