import { join } from 'node:path'
import type { Browser } from 'playwright'
import { linksTo, type PageWindows } from '#tests/browser/page_windows'
import type { Opener } from '#tests/browser/pages'
import { photograph, shrink, type Width } from '#tests/browser/photographer'

interface ReadmePicture {
  name: string
  as: Opener
  /** The page itself, or the list whose first link of the kind `pattern` is followed. */
  address: string
  pattern?: string
  width: Width
}

const PICTURES: readonly ReadmePicture[] = [
  { name: 'home', as: 'manager', address: '/desk', width: 1440 },
  { name: 'orders', as: 'manager', address: '/desk/orders', width: 1440 },
  {
    name: 'order',
    as: 'manager',
    address: '/desk/orders?status=completed',
    pattern: '/desk/orders/:id',
    width: 1440,
  },
  { name: 'reviews', as: 'manager', address: '/desk/reviews', width: 1440 },
  {
    name: 'invoice',
    as: 'manager',
    address: '/desk/invoices?state=issued',
    pattern: '/desk/invoices/:id',
    width: 1440,
  },
  { name: 'portal', as: 'customer', address: '/my/orders', width: 390 },
]
const FOLDER = 'docs/screens'
const MOST_BYTES = 120_000

/** The six pictures of the READMEs, what a person sees without scrolling, small enough to be committed. */
export async function takeReadmePictures(browser: Browser, windows: PageWindows): Promise<void> {
  for (const { name, as, address, pattern, width } of PICTURES) {
    const { page } = await windows.of(browser, as)
    await page.goto(address)
    const [first = address] = pattern ? await linksTo(page, pattern) : []
    if (first !== address) await page.goto(first)
    const png = join('tmp/screens', `readme-${name}.png`)
    await photograph(page, png, { width, theme: 'light', fullPage: false })
    shrink(png, join(FOLDER, `${name}.webp`), MOST_BYTES)
  }
}
