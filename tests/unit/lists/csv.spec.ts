import '@japa/assert'
import { test } from '@japa/runner'
import { csvCell } from '#app/lists/export/csv'

test.group('A cell of a CSV file', () => {
  test('{text} is written as {expected}')
    .with([
      { text: '26112400001908', expected: '26112400001908' },
      { text: '=1+1', expected: `'=1+1` },
      { text: '@SUM(A1)', expected: `'@SUM(A1)` },
      { text: '+8613812345678', expected: `'+8613812345678` },
      { text: '\tcmd', expected: `'\tcmd` },
      { text: '-5.00', expected: '-5.00' },
      { text: '-5+2', expected: `'-5+2` },
      { text: 'a,b', expected: '"a,b"' },
      { text: 'say "yes"', expected: '"say ""yes"""' },
      { text: 'two\nlines', expected: '"two\nlines"' },
      { text: '', expected: '' },
    ])
    .run(({ assert }, { text, expected }) => {
      assert.equal(csvCell(text), expected)
    })
})
