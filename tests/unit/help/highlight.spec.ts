import '@japa/assert'
import { test } from '@japa/runner'
import { excerpt, highlight } from '#app/help/highlight'

const joined = (pieces: { text: string }[]) => pieces.map(({ text }) => text).join('')
const marked = (pieces: { text: string; isMatch: boolean }[]) =>
  pieces.filter(({ isMatch }) => isMatch).map(({ text }) => text)

test.group('Highlight', () => {
  test('overlapping pairs become one mark, and nothing is lost', ({ assert }) => {
    const pieces = highlight('请取消订单，再下单', ['取消', '消订', '订单'])
    assert.deepEqual(marked(pieces), ['取消订单'])
    assert.equal(joined(pieces), '请取消订单，再下单')
  })

  test('a Latin term counts at the beginning of a word, in any case', ({ assert }) => {
    assert.deepEqual(marked(highlight('Order, reorder, ORDERS', ['order'])), ['Order', 'ORDER'])
  })

  test('signs with a meaning in patterns are taken as they are', ({ assert }) => {
    assert.deepEqual(marked(highlight('a.b axb', ['a.b'])), ['a.b'])
  })

  test('without terms the text is one piece', ({ assert }) => {
    assert.deepEqual(highlight('退款', []), [{ text: '退款', isMatch: false }])
    assert.deepEqual(highlight('', ['退']), [])
  })

  test('an excerpt begins a little before the match and never tears a character', ({ assert }) => {
    const pieces = excerpt(`${'𠮷'.repeat(60)}退款${'。'.repeat(300)}`, ['退款'])
    assert.deepEqual(marked(pieces), ['退款'])
    assert.match(joined(pieces), /^…𠮷+退款。+…$/u)
    assert.isAtMost([...joined(pieces)].length, 112)
  })

  test('a short text is shown whole', ({ assert }) => {
    assert.equal(joined(excerpt('第一行\n第二行', ['二'])), '第一行 第二行')
  })
})
