/**
 * `npm run docs:screens [-- --readme] [--behind=300]`: pictures of every page of the route table, at two
 * widths and in both themes, with demonstration data, into `tmp/screens`, and a contact sheet for each
 * opener. With `--readme` only the six pictures of the READMEs, into `docs/screens`.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Sheeted, writeContactSheet } from '#tests/browser/contact_sheet'
import { PageWindows, visits } from '#tests/browser/page_windows'
import type { Opener } from '#tests/browser/pages'
import { photograph, SCREENS, THEMES, type Width } from '#tests/browser/photographer'
import { takeReadmePictures } from '#tests/browser/readme_pictures'
import { launchChromium } from '#tests/support/chromium'
import { prepareEnvironment } from '#tests/support/environment'
import { startSmallDay } from '#tests/support/small_day'

const FOLDER = 'tmp/screens'
const { values } = parseArgs({
  options: {
    readme: { type: 'boolean', default: false },
    behind: { type: 'string', default: '300' },
  },
})

await prepareEnvironment([])
const day = await startSmallDay({ behind: Number(values.behind) })
const browser = await launchChromium()
const windows = new PageWindows(day)
try {
  if (values.readme) await takeReadmePictures(browser, windows)
  else await takeAll()
} finally {
  await browser.close()
  await day.stop()
}
process.exit(0)

async function takeAll(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true })
  const sheets = new Map<Opener, Sheeted[]>()
  for (const [pattern, { as }] of visits) {
    sheets.set(as, [...(sheets.get(as) ?? []), await takePage(pattern, as)])
    console.log(`  ${as} ${pattern}`)
  }
  for (const [opener, pages] of sheets)
    await writeContactSheet(browser, join(FOLDER, opener), opener, pages)
}

async function takePage(pattern: string, opener: Opener): Promise<Sheeted> {
  const { page } = await windows.of(browser, opener)
  const address = await windows.addressOf(page, pattern)
  await page.goto(address)
  const pictures: string[] = []
  for (const width of Object.keys(SCREENS).map(Number) as Width[])
    for (const theme of THEMES) {
      const name = pattern.replaceAll(/[^a-z]+/g, '-').replaceAll(/^-|-$/g, '') || 'root'
      const file = `${name}-${width}-${theme}.png`
      await photograph(page, join(FOLDER, opener, file), { width, theme })
      pictures.push(file)
    }
  pictures.sort((one, other) => Number(one.includes('-390-')) - Number(other.includes('-390-')))
  return { pattern, address, pictures }
}
