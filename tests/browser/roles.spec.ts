import '@japa/assert'
import '@japa/browser-client'
import { test } from '@japa/runner'
import { ROLES } from '#app/identity/roles'
import { axeFindings } from '#tests/support/axe'
import { demoPerson } from '#tests/support/browser_person'
import { type SmallDay, startSmallDay } from '#tests/support/small_day'

test.group('Each role', (group) => {
  let day: SmallDay
  group.setup(async () => {
    day = await startSmallDay()
    return () => day.stop()
  })

  for (const role of ROLES) {
    test(`${role} finds every page of their menu open, whole and readable`, async ({
      assert,
      browser,
    }) => {
      const { page, complaints } = await demoPerson(browser, day, role)
      const links = await page
        .locator('.desk-side .menu a')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
      assert.include(links, '/desk')
      for (const address of links) {
        const response = await page.goto(address)
        assert.equal(response?.status(), 200, `${role} at ${address}`)
        assert.notInclude(await page.content(), 'translation missing', address)
        assert.deepEqual(await axeFindings(page), [], `${role} at ${address}`)
      }
      assert.deepEqual(complaints, [])
    }).timeout(120_000)
  }
})
