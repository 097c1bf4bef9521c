import type { Page } from 'playwright'

/** What a scanner does: all keys of a code at once, as fast as the browser takes them, and Enter behind them. */
export async function scanBurst(page: Page, code: string, { enter = true } = {}): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  const keys = Array.from(code, (key) => ({ key, text: key }))
  if (enter) keys.push({ key: 'Enter', text: '\r' })
  const pressed = keys.flatMap((stroke) => [
    browser.send('Input.dispatchKeyEvent', {
      type: 'keyDown',
      ...stroke,
      windowsVirtualKeyCode: stroke.key === 'Enter' ? 13 : 0,
    }),
    browser.send('Input.dispatchKeyEvent', { type: 'keyUp', key: stroke.key }),
  ])
  await Promise.all(pressed)
  await browser.detach()
}
