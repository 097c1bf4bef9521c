import '@japa/assert'
import { test } from '@japa/runner'
import fc from 'fast-check'
import { fitLayout, moveColumn } from '#app/lists/layout'

const COLUMNS = [
  { key: 'number' },
  { key: 'state' },
  { key: 'total' },
  { key: 'submitted', isExtra: true },
]

test.group('The layout of a list', () => {
  test('that nobody chose is the list’s own', ({ assert }) => {
    const own = { columns: ['number', 'state', 'total'], density: 'normal' }
    assert.deepEqual(fitLayout(COLUMNS, null), own)
    assert.deepEqual(fitLayout(COLUMNS, { columns: [] }), own)
  })

  test('outlives an upgrade: lost columns go, the first leads, the rest stays as chosen', ({
    assert,
  }) => {
    const stored = {
      columns: ['total', 'colour', 'number', 'submitted'],
      density: 'roomy' as const,
    }
    assert.deepEqual(fitLayout(COLUMNS, stored), {
      columns: ['number', 'total', 'submitted'],
      density: 'roomy',
    })
    const lost = fitLayout(COLUMNS, { columns: ['colour', 'weight'] })
    assert.deepEqual(lost.columns, ['number', 'state', 'total'])
  })

  test('is always one that the list can show', ({ assert }) => {
    const known = COLUMNS.map(({ key }) => key)
    const stored = fc.record({
      columns: fc.array(fc.oneof(fc.constantFrom(...known), fc.string())),
      density: fc.constantFrom('compact' as const, 'normal' as const, 'roomy' as const),
    })
    fc.assert(
      fc.property(stored, (layout) => {
        const { columns } = fitLayout(COLUMNS, layout)
        assert.equal(columns[0], 'number')
        assert.isAbove(columns.length, 1)
        assert.lengthOf(new Set(columns), columns.length)
        assert.isTrue(columns.every((key) => known.includes(key)))
      })
    )
  })

  test('is moved one place at a time, and never before the first column')
    .with([
      { move: 'total:up', expected: ['number', 'total', 'state'] },
      { move: 'state:up', expected: ['number', 'state', 'total'] },
      { move: 'state:down', expected: ['number', 'total', 'state'] },
      { move: 'total:down', expected: ['number', 'state', 'total'] },
      { move: 'number:down', expected: ['number', 'state', 'total'] },
      { move: 'colour:up', expected: ['number', 'state', 'total'] },
      { move: null, expected: ['number', 'state', 'total'] },
    ])
    .run(({ assert }, { move, expected }) => {
      assert.deepEqual(moveColumn(['number', 'state', 'total'], move), expected)
    })
})
