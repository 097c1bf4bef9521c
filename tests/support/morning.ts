import { getActiveTest } from '@japa/runner'
import type { Browser, Page } from 'playwright'
import { axeFindingsOfThemes } from '#tests/support/axe'
import { demoPerson } from '#tests/support/browser_person'
import type { SmallDay } from '#tests/support/small_day'

const PATIENCE_MS = 30_000

export interface Morning {
  page: Page
  /** What is wrong with the page that is open in the end: axe in both themes, and the console of the whole morning. */
  faults: () => Promise<string[]>
}

/** One of the demo people, just signed in; says yes to the browser's questions, and leaves with the test. */
export async function morningOf(
  browser: Browser,
  day: SmallDay,
  role: string,
  screen?: 'desk' | 'phone'
): Promise<Morning> {
  const { page, complaints } = await demoPerson(browser, day, role, screen)
  getActiveTest()?.cleanup(() => page.context().close())
  page.setDefaultTimeout(PATIENCE_MS)
  page.on('dialog', (question) => void question.accept())
  return {
    page,
    faults: async () => {
      await showWhole(page)
      return [...complaints, ...(await axeFindingsOfThemes(page))]
    },
  }
}

/** As high as its content, so that the bar at the bottom of a phone lies over nothing by chance. */
async function showWhole(page: Page): Promise<void> {
  const height = await page.evaluate<number>('document.documentElement.scrollHeight')
  const { width } = page.viewportSize() ?? { width: 0 }
  await page.setViewportSize({ width, height })
}
