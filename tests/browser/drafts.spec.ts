import '@japa/assert'
import '@japa/browser-client'
import { test } from '@japa/runner'
import { demoPerson, signInAs } from '#tests/support/browser_person'
import { type SmallDay, startSmallDay } from '#tests/support/small_day'
import { until } from '#tests/support/until'

test.group('What was typed', (group) => {
  let day: SmallDay
  group.setup(async () => {
    day = await startSmallDay()
    return () => day.stop()
  })

  test('is there again after the session ran out, and gone once it was taken', async ({
    assert,
    browser,
  }) => {
    const { page } = await demoPerson(browser, day, 'clerk')
    await page.goto('/desk/customers/new')
    await page.fill('[name=name]', '武汉晴川示例有限公司')
    await page.fill('[name=contactName]', '林晓')
    await page.fill('[name=phone]', '13900001234')
    await until(() => page.evaluate<boolean>('sessionStorage.length > 0'))
    await page.context().clearCookies({ name: 'shuiyou_session' })
    await page.locator('[name=phone]').press('Control+Enter')
    await page.waitForURL('**/login')
    assert.include(await page.innerText('main'), '填写的内容还在')

    await signInAs(page, day, 'clerk')
    await page.waitForURL('**/desk/customers/new')
    assert.equal(await page.inputValue('[name=name]'), '武汉晴川示例有限公司')
    assert.equal(await page.inputValue('[name=phone]'), '13900001234')
    await page.locator('text=已恢复上次没有提交的内容').waitFor()
    await page.locator('[name=phone]').press('Control+Enter')
    await page.waitForURL(/\/desk\/customers\/[\da-f-]{36}/)
    await page.goto('/desk/customers/new')
    assert.equal(await page.inputValue('[name=name]'), '')
  }).timeout(90_000)

  test('can be discarded, and lines beyond the first come back too', async ({
    assert,
    browser,
  }) => {
    const { page } = await demoPerson(browser, day, 'clerk')
    await page.goto('/desk/orders/new')
    await page.fill('[name=customerName]', '周敏')
    const lines = page.locator('.line-fields')
    const few = await lines.count()
    await page.click('button[value=more]')
    await until(async () => (await lines.count()) > few)
    const more = await lines.count()
    await lines.last().locator('input').first().fill('ZZ-001')
    await until(() => page.evaluate<boolean>('sessionStorage.length > 0'))
    await page.goto('/desk')
    await page.goto('/desk/orders/new')
    await until(async () => (await lines.count()) >= more)
    assert.equal(await page.inputValue('[name=customerName]'), '周敏')
    assert.equal(
      await lines
        .nth(more - 1)
        .locator('input')
        .first()
        .inputValue(),
      'ZZ-001'
    )
  }).timeout(90_000)

  test('gives way to what the server has filled in since', async ({ assert, browser }) => {
    const { page } = await demoPerson(browser, day, 'clerk')
    await page.goto('/desk/orders/new')
    await page.fill('[name=pasted]', '王芳 13812345678 湖北省武汉市洪山区珞喻路727号3单元502')
    await page.click('button[value=parse]')
    await until(async () => (await page.inputValue('[name=recipient]')) === '王芳')
    assert.include(await page.inputValue('[name=address]'), '珞喻路727号')
    await page.goto('/desk')
    await page.goto('/desk/orders/new')
    assert.equal(await page.inputValue('[name=recipient]'), '王芳')
  }).timeout(60_000)
})
