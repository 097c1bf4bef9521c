import '@japa/assert'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { lastDays } from '#app/figures/business_days'
import { CHART_COLOURS } from '#app/figures/chart_colours'
import { pointOf } from '#app/figures/charts'
import { drawChart } from '#app/figures/draw_chart'
import { FigureBook } from '#app/figures/figure_book'
import { clock } from '#app/platform/clock'

const tokens = readFileSync(join(import.meta.dirname, '../../../public/css/tokens.css'), 'utf8')

test.group('Charts', (group) => {
  group.each.teardown(() => clock.resume())

  test('the last business days follow the clock of China, also around midnight', ({ assert }) => {
    clock.freeze(DateTime.fromISO('2026-11-30T16:30:00Z'))
    assert.deepEqual(lastDays(3), ['2026-11-29', '2026-11-30', '2026-12-01'])
    assert.deepEqual(lastDays(2, 1), ['2026-11-29', '2026-11-30'])
  })

  test('a point is a count, yuan, or the hours on average; nothing to average is no point', ({
    assert,
  }) => {
    const day = '2026-11-24'
    const book = new FigureBook(
      new Map([[`${day} step_paid`, { count: 4, fen: 1_230, minutes: 600 }]])
    )
    const point = (unit: 'count' | 'yuan' | 'hours', on = day) =>
      pointOf(book, { unit, series: [] }, { figure: 'step_paid', kind: 'line' }, on)
    assert.deepEqual([point('count'), point('yuan'), point('hours')], [4, 12.3, 2.5])
    assert.deepEqual([point('count', '2026-11-23'), point('hours', '2026-11-23')], [0, null])
    assert.deepEqual(book.of('step_paid', day, day), { count: 8, fen: 2_460, minutes: 1_200 })
  })

  test('the colours are those of the house', ({ assert }) => {
    for (const { text, line, series } of Object.values(CHART_COLOURS))
      for (const colour of [text, line, ...series]) assert.include(tokens, colour)
  })

  test('what a series is called is text, whatever it looks like', ({ assert }) => {
    const svg = drawChart({
      days: ['2026-11-24'],
      series: [{ name: '<script>x</script>', kind: 'bar', points: [1] }],
      unit: '笔',
      locale: 'zh-CN',
      theme: 'light',
      size: 'wide',
    })
    assert.notInclude(svg, '<script')
    assert.include(svg, '11-24')
  })
})
