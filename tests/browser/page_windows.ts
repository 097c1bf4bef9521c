import type { Browser, Page } from 'playwright'
import { type Opener, PAGES, type PageVisit } from '#tests/browser/pages'
import { demoPerson } from '#tests/support/browser_person'
import type { SmallDay } from '#tests/support/small_day'

const MOST_LINKS = 8

/** The pages of the route table, each with its opener. */
export const visits = Object.entries(PAGES).filter(
  (entry): entry is [string, PageVisit] => 'as' in entry[1]
)

interface Window {
  page: Page
  complaints: string[]
}

/** The windows of a small day, one for each opener, and the way to every page of the route table. */
export class PageWindows {
  readonly #windows = new Map<Opener, Window>()
  readonly #found = new WeakMap<Page, Map<string, string[]>>()

  constructor(private readonly day: SmallDay) {}

  /** Everybody keeps one window for all their pages. */
  async of(browser: Browser, opener: Opener): Promise<Window> {
    const open =
      this.#windows.get(opener) ??
      (opener === 'nobody'
        ? await strangersWindow(browser, this.day.url)
        : await demoPerson(browser, this.day, opener))
    this.#windows.set(opener, open)
    return open
  }

  /** The address of one page of this kind, found by following links as its opener would. */
  async addressOf(page: Page, pattern: string): Promise<string> {
    const [first] = await this.#addressesOf(page, pattern)
    if (!first) throw new Error(`nothing leads to ${pattern}`)
    return first
  }

  /** Who has followed the links once remembers where they led. */
  async #addressesOf(page: Page, pattern: string): Promise<string[]> {
    const found = this.#found.get(page) ?? new Map<string, string[]>()
    this.#found.set(page, found)
    const addresses = found.get(pattern) ?? (await this.#followLinksTo(page, pattern))
    if (addresses.length > 0) found.set(pattern, addresses)
    return addresses
  }

  async #followLinksTo(page: Page, pattern: string): Promise<string[]> {
    const given = this.day.addresses[pattern]
    const { from, query = '' } = PAGES[pattern] as PageVisit
    if (given) return [given]
    if (!from) return [pattern + query]
    const parents = await this.#addressesOf(page, from)
    const rest = pattern.startsWith(`${from}/`) ? pattern.slice(from.length) : ':'
    if (!rest.includes(':')) return parents.map((parent) => parent + rest)
    for (const parent of parents.slice(0, MOST_LINKS)) {
      await page.goto(parent)
      const links = await linksTo(page, pattern)
      if (links.length > 0) return links
    }
    return []
  }
}

async function strangersWindow(browser: Browser, baseURL: string): Promise<Window> {
  const context = await browser.newContext({ baseURL, locale: 'zh-CN' })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  return { page, complaints }
}

/** The links of the page that is open to pages of this kind, from the top. */
export async function linksTo(page: Page, pattern: string): Promise<string[]> {
  const wanted = new RegExp(`^${pattern.replaceAll(/:\w+/g, '[\\da-f-]{36}')}$`)
  const found = await page.evaluate<string[]>(
    `[...document.querySelectorAll('main a[href]')].map((link) => link.getAttribute('href'))`
  )
  return found.filter((href) => wanted.test(href))
}
