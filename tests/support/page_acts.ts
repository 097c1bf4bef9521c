import type { Page } from 'playwright'

/** Sends the form of a button and waits until the page that answers it stands, also when only its body is changed. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name })
  await button.waitFor()
  await leaving(page, () => button.click())
}

/** Does what leads to another page, and waits until that one stands. */
export async function leaving(page: Page, act: () => Promise<void>): Promise<void> {
  await page.evaluate(`document.body.dataset.isLeft = 'yes'`)
  await act()
  await page.locator('body:not([data-is-left])').waitFor()
  await page.waitForLoadState()
}

/** Opens the page again until it shows the text. */
export async function eventually(page: Page, path: string, text: string): Promise<void> {
  for (;;) {
    await page.goto(path)
    if (await page.getByText(text).first().isVisible()) return
    await page.waitForTimeout(300)
  }
}
