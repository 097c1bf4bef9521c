import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { spawnSync } from 'node:child_process'
import type { Page } from 'playwright'

export const THEMES = ['light', 'dark'] as const
export const SCREENS = { 1440: { width: 1440, height: 900 }, 390: { width: 390, height: 844 } }
export type Width = keyof typeof SCREENS
type Theme = (typeof THEMES)[number]

/** Bars that stay in sight while one scrolls would lie in the middle of a picture of the whole page. */
const BARS_IN_FLOW = '.portal-tabs, .batch-bar { position: static }'

/** The whole page that is open, at a width and in a theme, as a PNG. */
export async function photograph(
  page: Page,
  path: string,
  { width, theme, fullPage = true }: { width: Width; theme: Theme; fullPage?: boolean }
): Promise<void> {
  mkdirSync(dirname(path), { recursive: true })
  await page.setViewportSize(SCREENS[width])
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  // Not until the network is idle: live pages keep a connection.
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path, fullPage, style: fullPage ? BARS_IN_FLOW : undefined })
}

/** Makes a WebP of a PNG that is at most so many bytes. */
export function shrink(png: string, webp: string, mostBytes: number): void {
  mkdirSync(dirname(webp), { recursive: true })
  for (const quality of ['82', '70', '55', '40']) {
    const run = spawnSync('convert', [png, '-resize', '1200x>', '-quality', quality, webp])
    if (run.status !== 0) throw new Error(`ImageMagick: ${run.stderr?.toString() ?? 'is missing'}`)
    if (statSync(webp).size <= mostBytes) return
  }
  throw new Error(`${webp} stays larger than ${mostBytes} bytes`)
}
