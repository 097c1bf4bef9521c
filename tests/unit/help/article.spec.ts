import '@japa/assert'
import { test } from '@japa/runner'
import { linksOf, readArticle, renderLine } from '#app/help/article'

const SOURCE = `# 取消订单

付款前可以[取消](/help/refunds)。

## 步骤

1. 按 \`Esc\`。
2. 完成。

## 步骤

### A & B

<script>alert(1)</script>
`

test.group('Articles', () => {
  const article = readArticle(SOURCE)

  test('have a title, a summary and parts with anchors of their own', ({ assert }) => {
    assert.equal(article.title, '取消订单')
    assert.equal(article.summary, '付款前可以取消。')
    assert.deepEqual(article.contents, [
      { id: '步骤', text: '步骤' },
      { id: '步骤-2', text: '步骤' },
      { id: 'a-b', text: 'A & B' },
    ])
    assert.include(article.html, '<h2 id="步骤-2">')
    assert.notInclude(article.html, '<h1')
  })

  test('let no HTML through', ({ assert }) => {
    assert.notInclude(article.html, '<script')
    assert.include(article.html, '&lt;script&gt;')
    assert.notInclude(renderLine('<b>x</b> [y](javascript:alert(1))'), '<b>')
    assert.notInclude(renderLine('[y](javascript:alert(1))'), 'href')
  })

  test('show keys as keys, also when they look like marks', ({ assert }) => {
    assert.include(article.html, '<kbd>Esc</kbd>')
    assert.equal(renderLine('`<`'), '<kbd>&lt;</kbd>')
  })

  test('give the search their words and the house test their links', ({ assert }) => {
    assert.include(article.text, '按 Esc')
    assert.deepEqual(linksOf(SOURCE), ['/help/refunds'])
  })

  test('without title or summary are refused', ({ assert }) => {
    assert.throws(() => readArticle('只有一句话'))
    assert.throws(() => readArticle('# 标题\n\n## 第一节'))
  })
})
