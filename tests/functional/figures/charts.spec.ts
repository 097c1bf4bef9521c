import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { CHART_NAMES } from '#app/figures/charts'
import { clock } from '#app/platform/clock'
import { givenStaff, signedIn } from '#tests/support/people'

test.group('Charts', (group) => {
  group.each.setup(async () => {
    await db.from('rate_limits').delete()
  })

  test('each is one SVG that refers to nothing outside of itself and holds no script', async ({
    assert,
  }) => {
    const manager = await signedIn(await givenStaff('manager'))
    for (const name of CHART_NAMES) {
      for (const query of ['', '?theme=dark', '?size=narrow', '?theme=dark&size=narrow']) {
        const { status, text } = await manager.get(`/desk/charts/${name}.svg${query}`)
        assert.equal(status, 200)
        assert.match(text, /^<svg [^]*<\/svg>\s*$/)
        assert.notMatch(text, /<script|<image|<foreignObject|<style|\son\w+=|@import/)
        const links = [...text.matchAll(/(?:href|src|url)\s*[=(]\s*["']?([^"')]+)/g)]
        assert.isTrue(
          links.every(([, link]) => link.startsWith('#')),
          links.join()
        )
        assert.equal(text.includes('#1c5aa6'), !query.includes('dark'), query)
      }
    }
  })

  test('texts come from the language files, and the browser may keep it for itself only', async ({
    assert,
    client,
  }) => {
    const manager = await signedIn(await givenStaff('manager'))
    const { text } = await manager.get('/desk/charts/money.svg')
    for (const word of ['收款', '退款', '元']) assert.include(text, word)

    const response = await client.get('/desk/charts/money.svg').loginAs(await givenStaff('manager'))
    response.assertHeader('cache-control', 'private, max-age=60')
    response.assertHeader('content-type', 'image/svg+xml; charset=utf-8')
    assert.include(response.header('content-security-policy'), "default-src 'none'")
  })

  test('a chart that there is not is not found; others than managers may not', async ({
    assert,
  }) => {
    const manager = await signedIn(await givenStaff('manager'))
    const unknown = await manager.get('/desk/charts/toString.svg')
    assert.equal(unknown.status, 404)
    const clerk = await signedIn(await givenStaff('clerk'))
    const refused = await clerk.get('/desk/charts/orders.svg')
    assert.equal(refused.status, 403)
  })

  test('the overview shows today beside yesterday and last week, and a table under each chart', async ({
    assert,
  }) => {
    const yesterday = clock.businessDay(clock.now().minus({ days: 1 }))
    const row = { day: yesterday, figure: 'payments_settled', dimension: 'overview-test' }
    await db.table('daily_figures').insert({ ...row, count: 4, fen: 98_765_432_100 })
    try {
      const manager = await signedIn(await givenStaff('manager'))
      const { text } = await manager.get('/desk')
      const keys = [...text.matchAll(/data-widget="(\w+)"/g)].map(([, key]) => key)
      const charts = CHART_NAMES.map((name) => `chart_${name}`)
      assert.deepEqual(keys, ['today', 'queues', 'steps', 'errors', ...charts, 'cases'])
      assert.match(text, /昨日 ¥987,654,\d{3}\.\d{2}/)
      assert.match(text, new RegExp(`${yesterday}</td>\\s*<td[^>]*>987,654,`))
      assert.equal(text.match(/<details/g)?.length, text.match(/<\/details>/g)?.length)
    } finally {
      await db.from('daily_figures').where(row).delete()
    }
  })
})
