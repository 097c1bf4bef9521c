import '@japa/assert'
import '@japa/browser-client'
import { getActiveTest, test } from '@japa/runner'
import { givenStaff, signedIn } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'

const BUSY = '[aria-busy=true]'

test.group('A question before a form is sent', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('answered with no, it leaves the form as it was; the next yes sends it', async ({
    assert,
    browser,
  }) => {
    const clerk = await givenStaff('clerk')
    const visitor = await signedIn(await givenStaff('admin'))
    const baseURL = `http://${process.env.HOST}:${process.env.PORT}`
    const context = await browser.newContext({ baseURL, locale: 'zh-CN' })
    getActiveTest()?.cleanup(() => context.close())
    const cookies = Object.entries(visitor.sessionCookie())
    await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: baseURL })))
    const page = await context.newPage()
    await page.goto(`/desk/users/${clerk.id}`)
    const button = page.locator('form[action$="/disablement"] button')

    page.once('dialog', (dialog) => void dialog.dismiss())
    await button.click()
    assert.equal(await page.locator(BUSY).count(), 0)

    page.once('dialog', (dialog) => void dialog.accept())
    await button.click()
    await page.locator('form[action$="/enablement"]').waitFor()
  })
})
