import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'

interface DemoLogin {
  role: string
  login: string
  password: string
}

const WIDTHS = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }

/**
 * One of the demo people at a browser of their own, signed in on the page. What the console says
 * (a refused script, a missing file) is collected in `complaints`.
 */
export async function demoPerson(
  browser: Browser,
  house: { url: string; dataDir: string },
  role: string,
  screen: keyof typeof WIDTHS = 'desk'
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({
    baseURL: house.url,
    viewport: WIDTHS[screen],
    locale: 'zh-CN',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto('/login')
  await signInAs(page, house, role)
  return { page, complaints }
}

/** At the sign-in page, whose first field has the focus. */
export async function signInAs(
  page: Page,
  house: { dataDir: string },
  role: string
): Promise<void> {
  const logins: DemoLogin[] = JSON.parse(
    readFileSync(join(house.dataDir, 'demo-logins.json'), 'utf8')
  )
  const person = logins.find((one) => one.role === role)
  if (!person) throw new Error(`nobody in the demo data is ${role}`)
  await page.keyboard.type(person.login)
  await page.keyboard.press('Tab')
  await page.keyboard.type(person.password)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.startsWith('/login'))
}
