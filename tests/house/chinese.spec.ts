import { test } from '@japa/runner'
import { chineseAllowed } from '#tests/house/chinese_allowed'
import { linesThat, productCode, sourceFiles } from '#tests/house/support/source_files'

const CHINESE = /\p{Script=Han}/u

test.group('Chinese', () => {
  test('stands in language files, not in code or views', ({ assert }) => {
    const files = [
      ...productCode(),
      ...sourceFiles(['start', 'config', 'resources/views'], ['.ts', '.edge']),
    ]
    const strict = files.filter(({ path }) => !chineseAllowed.some((allowed) => allowed.test(path)))

    assert.deepEqual(linesThat(strict, CHINESE), [])
  })

  test('the rule sees it', ({ assert }) => {
    assert.lengthOf(linesThat([{ path: 'x.ts', text: "const title = '订单'" }], CHINESE), 1)
  })

  test('every exception is still needed', ({ assert }) => {
    const chinese = productCode().filter(({ text }) => CHINESE.test(text))
    const idle = chineseAllowed.filter((allowed) => !chinese.some(({ path }) => allowed.test(path)))

    assert.deepEqual(idle.map(String), [])
  })
})
