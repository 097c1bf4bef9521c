import '@japa/assert'
import { test } from '@japa/runner'
import { indexTokens, queryTokens } from '#app/help/tokens'

test.group('Tokens of the help search', () => {
  const questions: [string, string[]][] = [
    ['退款', ['退款']],
    ['取消订单', ['取消', '消订', '订单']],
    ['按Enter键', ['按', 'enter', '键']],
    ['Export  CSV 文件', ['export', 'csv', '文件']],
    ['数电票 2026', ['数电', '电票', '2026']],
    ['𠮷野家', ['𠮷野', '野家']],
    ['Ctrl+K', ['ctrl', 'k']],
    ['，。！', []],
    ['', []],
  ]
  for (const [text, tokens] of questions) {
    test(`“${text}” asks for ${JSON.stringify(tokens)}`, ({ assert }) => {
      assert.deepEqual(queryTokens(text), tokens)
    })
  }

  test('an article is found by single characters and by pairs', ({ assert }) => {
    assert.deepEqual(indexTokens('红字票'), ['红', '字', '票', '红字', '字票'])
  })

  test('whatever is asked for in a text is in its index', ({ assert }) => {
    for (const [text] of questions) assert.includeMembers(indexTokens(text), queryTokens(text))
  })
})
