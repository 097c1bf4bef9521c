import '@japa/assert'
import '@japa/browser-client'
import { getActiveTest, test } from '@japa/runner'
import type { Browser, Page } from 'playwright'
import { axeFindings } from '#tests/support/axe'
import { givenStaff, signedIn } from '#tests/support/people'

const PHONE = { width: 390, height: 844 }
const DESK = { width: 1440, height: 900 }

interface Look {
  theme?: 'light' | 'dark'
  viewport?: typeof PHONE
  javaScriptEnabled?: boolean
}

/** The gallery, opened by a manager in a browser of its own; `complaints` fills with console messages. */
async function openGallery(browser: Browser, look: Look = {}) {
  const visitor = await signedIn(await givenStaff('manager'))
  const baseURL = `http://${process.env.HOST}:${process.env.PORT}`
  const { theme = 'light', viewport = DESK, javaScriptEnabled = true } = look
  const context = await browser.newContext({
    baseURL,
    viewport,
    colorScheme: theme,
    javaScriptEnabled,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  })
  getActiveTest()?.cleanup(() => context.close())
  const cookies = Object.entries(visitor.sessionCookie())
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: baseURL })))
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto('/ui')
  return { page, complaints }
}

function isWiderThanScreen(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
}

test.group('Gallery of components', () => {
  for (const theme of ['light', 'dark'] as const) {
    for (const viewport of [DESK, PHONE]) {
      test(`axe finds nothing at ${viewport.width} px, ${theme}`, async ({ assert, browser }) => {
        const { page, complaints } = await openGallery(browser, { theme, viewport })
        assert.equal(await page.locator('html').getAttribute('data-bs-theme'), theme)
        assert.isFalse(await isWiderThanScreen(page))
        assert.deepEqual(complaints, [])
        assert.deepEqual(await axeFindings(page), [])
      })
    }
  }

  test('the policy of content is never broken, not even by a form with mistakes', async ({
    assert,
    browser,
  }) => {
    const { page, complaints } = await openGallery(browser)
    await page.locator('#field-recipient').fill('<b>"quoted"</b>')
    await page.getByRole('button', { name: '提交审核' }).click()
    const summary = page.getByRole('alert').filter({ hasText: '需要修改' })
    await summary.waitFor()
    assert.equal(await page.locator('#field-recipient').inputValue(), '<b>"quoted"</b>')
    await summary.getByRole('link').first().click()
    assert.equal(await page.evaluate<string>('document.activeElement.id'), 'field-recipient')
    const refused = complaints.filter((text) => !text.includes('422'))
    assert.deepEqual(refused, [])
    assert.deepEqual(await axeFindings(page), [])
  })

  test('the keyboard reaches everything, from the skip link on', async ({ assert, browser }) => {
    const { page } = await openGallery(browser)
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate<string>('document.activeElement.className'), 'skip-link')
    await page.keyboard.press('Enter')
    assert.equal(await page.evaluate<string>('document.activeElement.id'), 'content')
    const theme = page.locator('.bar .popup summary').first()
    await theme.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    assert.isNull(await page.locator('.bar .popup').first().getAttribute('open'))
    const opener = page.getByRole('button', { name: '打开对话框' })
    await opener.focus()
    await page.keyboard.press('Enter')
    await page.locator('#gallery-dialog').waitFor()
    await page.keyboard.press('Escape')
    assert.isTrue(await page.locator('#gallery-dialog').isHidden())
    const focused = await page.evaluate<string>('document.activeElement.innerText')
    assert.equal(focused.trim(), '打开对话框')
  })

  test('chosen rows bring the batch bar, and the box of all rows follows', async ({
    assert,
    browser,
  }) => {
    const { page } = await openGallery(browser)
    const bar = page.locator('#gallery-batch')
    assert.isTrue(await bar.isHidden())
    await page.locator('[data-selection-target=row]').first().check()
    assert.include(await bar.innerText(), '1 项已选')
    await page.locator('[data-selection-target=all]').check()
    assert.include(await bar.innerText(), '8 项已选')
    await page.locator('[data-selection-target=all]').uncheck()
    assert.isTrue(await bar.isHidden())
  })

  test('a theme is chosen at once and stays', async ({ assert, browser }) => {
    const { page } = await openGallery(browser)
    await page.locator('.bar .popup summary').first().click()
    await page.getByRole('button', { name: '深色' }).click()
    assert.equal(await page.locator('html').getAttribute('data-bs-theme'), 'dark')
    await page.reload()
    assert.equal(await page.locator('html').getAttribute('data-bs-theme'), 'dark')
    await page.emulateMedia({ media: 'print' })
    assert.equal(
      await page.evaluate<string>('getComputedStyle(document.body).color'),
      'rgb(0, 0, 0)'
    )
  })

  test('without JavaScript menus, dialog, theme and forms still work', async ({
    assert,
    browser,
  }) => {
    const { page } = await openGallery(browser, { javaScriptEnabled: false, viewport: PHONE })
    await page.locator('.drawer summary').click()
    assert.isTrue(
      await page.locator('.drawer nav').getByRole('link', { name: '全部订单' }).isVisible()
    )
    await page.locator('.drawer summary').click()
    await page.getByRole('button', { name: '打开对话框' }).click()
    assert.isTrue(await page.locator('#gallery-dialog').isVisible())
    await page.goto('/ui')
    await page.locator('.bar .popup summary').first().click()
    await page.getByRole('button', { name: 'English' }).click()
    assert.equal(await page.locator('html').getAttribute('lang'), 'en')
    await page.locator('.bar .popup summary').first().click()
    await page.getByRole('button', { name: 'Dark' }).click()
    assert.equal(await page.locator('html').getAttribute('data-bs-theme'), 'dark')
    await page.getByRole('button', { name: 'Submit for review' }).click()
    await page.getByText('Enter the name of the recipient').first().waitFor()
  })
})
