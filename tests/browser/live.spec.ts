import '@japa/assert'
import '@japa/browser-client'
import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { demoPerson } from '#tests/support/browser_person'
import { type SmallDay, startSmallDay } from '#tests/support/small_day'

/** Far more than it takes: how long that is says the benchmark `screens`. */
const WITHIN = { timeout: 15_000 }

/** Signs on a page that would be gone after a reload. */
async function mark(page: Page): Promise<void> {
  await page.evaluate('window.isSamePage = true')
}

function isSamePage(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('window.isSamePage === true')
}

async function untilListening(page: Page): Promise<void> {
  await page.locator('body[data-live=on]').waitFor({ state: 'attached' })
}

test.group('Open pages', (group) => {
  let day: SmallDay
  group.setup(async () => {
    day = await startSmallDay()
    return () => day.stop()
  })

  test('show what somebody else has done, without a reload', async ({ assert, browser }) => {
    const { page: list } = await demoPerson(browser, day, 'manager')
    const { page: review } = await demoPerson(browser, day, 'reviewer')
    const { page: portal } = await demoPerson(browser, day, 'customer', 'phone')
    await review.goto('/desk/reviews')
    const address = await review.locator('td a.code').first().getAttribute('href')
    const orderId = address?.split('/').at(-1) ?? ''
    await list.goto('/desk/orders')
    await portal.goto(`/my/orders/${orderId}`)
    for (const page of [list, portal]) {
      await untilListening(page)
      await mark(page)
    }
    await list.locator(`tr[data-row="${orderId}"]`, { hasText: '待审核' }).waitFor()

    await review.goto(`/desk/orders/${orderId}`)
    await review.fill('[name=reason]', '已核对')
    const approved = review.waitForResponse((answer) => answer.url().endsWith('/review'))
    await review.click('button[value=approved]')
    await approved
    await list.locator(`tr[data-row="${orderId}"]`, { hasText: '待付款' }).waitFor(WITHIN)
    await portal.locator('main', { hasText: '付款' }).waitFor(WITHIN)
    await portal.locator('.toast-note', { hasText: '新通知' }).waitFor(WITHIN)

    assert.isTrue(await isSamePage(list))
    assert.isTrue(await isSamePage(portal))
    const waiting = list.locator('.tabs a', { hasText: '待审核' }).locator('.tab-count')
    assert.equal(await waiting.innerText(), '0')
  }).timeout(120_000)

  test('of one browser share a connection, and another one takes it over', async ({
    assert,
    browser,
  }) => {
    const { page: first } = await demoPerson(browser, day, 'clerk')
    const context = first.context()
    await untilListening(first)
    const streams: string[] = []
    context.on('request', (request) => {
      if (request.url().includes('/__transmit/events')) streams.push(request.url())
    })
    await first.goto('/desk/orders')
    await untilListening(first)
    const second = await context.newPage()
    await second.goto('/desk/orders')
    const third = await context.newPage()
    await third.goto('/desk')
    assert.lengthOf(streams, 1)
    await first.close()
    await untilListening(second)
    assert.lengthOf(streams, 2)
  }).timeout(60_000)
})
