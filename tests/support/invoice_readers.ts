import { getActiveTest } from '@japa/runner'
import type { Browser, Page } from 'playwright'
import { demoPerson } from '#tests/support/browser_person'
import { press } from '#tests/support/page_acts'

export type FileFormat = 'PDF' | 'OFD' | 'XML'

export interface Figures {
  number: string
  day: string
  total: string
}

/** The demo customer at a phone, and somebody who has no account; both leave with the test. */
export async function readersOf(
  browser: Browser,
  house: { url: string; dataDir: string }
): Promise<{ customer: Holder; anybody: Doubter }> {
  const { page } = await demoPerson(browser, house, 'customer', 'phone')
  const stranger = await browser.newContext({ baseURL: house.url, locale: 'zh-CN' })
  for (const left of [page.context(), stranger]) getActiveTest()?.cleanup(() => left.close())
  return { customer: new Holder(page), anybody: new Doubter(await stranger.newPage()) }
}

/** Whose invoices they are. */
class Holder {
  constructor(readonly page: Page) {}

  /** @returns the path of the file */
  async download(invoice: string, format: FileFormat): Promise<string> {
    await this.page.goto(`/my/invoices/${invoice}`)
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('link', { name: `下载 ${format}` }).click(),
    ])
    return download.path()
  }
}

/** Who asks whether an invoice is genuine; the page answers twenty questions in ten minutes. */
class Doubter {
  constructor(readonly page: Page) {}

  async verdictOn(file: string): Promise<string> {
    await this.page.goto('/verify')
    await this.page.locator('input[type=file]').setInputFiles(file)
    return this.#ask()
  }

  async verdictOnFigures({ number, day, total }: Figures): Promise<string> {
    await this.page.goto('/verify')
    await this.page.getByLabel('发票号码').fill(number)
    await this.page.getByLabel('开票日期').fill(day)
    await this.page.getByLabel('价税合计').fill(total)
    return this.#ask()
  }

  async #ask(): Promise<string> {
    await press(this.page, '查验')
    return this.page.locator('.verify-answer').innerText()
  }
}
