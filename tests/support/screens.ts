/**
 * Pictures of pages, to be looked at: every path at 1440 and 390 px, light and dark, into tmp/screens.
 * It also says what an eye misses: console messages (refused by the content policy), sideways overflow.
 *
 *   node --import=@poppinss/ts-exec tests/support/screens.ts [--base URL] [--login NAME:PASSWORD] PATH…
 */
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { BrowserContext } from 'playwright'
import { launchChromium } from '#tests/support/chromium'

const WIDTHS = [1440, 390]
const THEMES = ['light', 'dark'] as const
const FOLDER = 'tmp/screens'

/** Runs in the page, whose types the compiler of the server does not know: hence as text. */
const FIND_OVERFLOW = `
  document.documentElement.scrollWidth <= innerWidth ? [] :
    [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .slice(0, 5)
      .map((element) => element.tagName.toLowerCase() + '.' + (element.getAttribute('class') ?? ''))
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string', default: `http://127.0.0.1:${process.env.PORT ?? '3333'}` },
    login: { type: 'string' },
  },
})

const reported = new Set<string>()
mkdirSync(FOLDER, { recursive: true })
const browser = await launchChromium()
const signedIn = await sessionOf(values.login)

for (const width of WIDTHS) {
  for (const theme of THEMES) {
    const context = await browser.newContext({
      baseURL: values.base,
      viewport: { width, height: width > 500 ? 900 : 844 },
      colorScheme: theme,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      storageState: signedIn,
    })
    for (const path of positionals) await photograph(context, path, `${width}-${theme}`)
    await context.close()
  }
}
await browser.close()

async function sessionOf(login: string | undefined) {
  if (!login) return undefined
  const context = await browser.newContext({ baseURL: values.base })
  const page = await context.newPage()
  const [name = '', password = ''] = login.split(/:(.*)/s)
  await page.goto('/login')
  await page.locator('main form input:not([type=hidden])').first().fill(name)
  await page.locator('main form input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.startsWith('/login'))
  const state = await context.storageState()
  await context.close()
  return state
}

async function photograph(context: BrowserContext, path: string, look: string) {
  const page = await context.newPage()
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) report(path, look, message.text())
  })
  page.on('pageerror', (error) => report(path, look, error.message))
  const answer = await page.goto(path, { waitUntil: 'networkidle' })
  if (answer && answer.status() >= 400) report(path, look, `status ${answer.status()}`)
  for (const fault of await page.evaluate<string[]>(FIND_OVERFLOW))
    report(path, look, `wider than the screen: ${fault}`)
  const name = path.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'root'
  await page.screenshot({ path: `${FOLDER}/${name}-${look}.png`, fullPage: true })
  await page.close()
}

function report(path: string, look: string, message: string) {
  const line = `${path} ${look}: ${message.slice(0, 200)}`
  if (!reported.has(line)) console.log(line)
  reported.add(line)
}
