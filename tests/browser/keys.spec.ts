import '@japa/assert'
import '@japa/browser-client'
import { test } from '@japa/runner'
import { demoPerson } from '#tests/support/browser_person'
import { type SmallDay, startSmallDay } from '#tests/support/small_day'

test.group('Keys of the desk', (group) => {
  let day: SmallDay
  group.setup(async () => {
    day = await startSmallDay()
    return () => day.stop()
  })

  test('walk through a list, open a row, go to its form and send it', async ({
    assert,
    browser,
  }) => {
    const { page, complaints } = await demoPerson(browser, day, 'manager')
    await page.goto('/desk/orders?status=in_review')
    await page.keyboard.press('j')
    const row = page.locator('tr.is-current')
    const id = await row.getAttribute('data-row')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    assert.equal(await row.getAttribute('data-row'), id)
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/desk/orders/${id}`)
    await page.keyboard.press('e')
    await page.waitForURL(`**/desk/orders/${id}/edit`)
    await page.fill('[name=remark]', '请放前台')
    await page.locator('[name=remark]').press('Control+Enter')
    await page.waitForURL(`**/desk/orders/${id}`)
    await page.locator('main', { hasText: '请放前台' }).waitFor()
    assert.deepEqual(complaints, [])
  }).timeout(60_000)

  test('choose rows for the batch bar', async ({ assert, browser }) => {
    const { page } = await demoPerson(browser, day, 'reviewer')
    await page.goto('/desk/reviews')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    const chosen = await page.locator('.batch-bar [data-selection-target=count]').innerText()
    assert.equal(chosen, '1')
  }).timeout(60_000)

  test('open search, overview and palette, and letters typed into fields stay letters', async ({
    assert,
    browser,
  }) => {
    const { page } = await demoPerson(browser, day, 'manager')
    await page.keyboard.press('/')
    await page.keyboard.type('je?x')
    assert.equal(await page.inputValue('.search-box input'), 'je?x')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    assert.isTrue(await page.locator('dialog', { hasText: '快捷键' }).last().isVisible())
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('审计')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/desk/audit')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('ZZ-001')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/desk/search?q=ZZ-001')
  }).timeout(60_000)

  test('single letters can be switched off', async ({ assert, browser }) => {
    const { page } = await demoPerson(browser, day, 'clerk')
    await page.goto('/account')
    await page.click('button[name=shortcuts]')
    await page.locator('main', { hasText: '单键快捷键已关闭' }).waitFor()
    await page.goto('/desk/orders')
    await page.keyboard.press('j')
    assert.equal(await page.locator('tr.is-current').count(), 0)
    await page.keyboard.press('Control+k')
    assert.isTrue(await page.locator('.palette').isVisible())
  }).timeout(60_000)
})
