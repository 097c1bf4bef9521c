import { test } from '@japa/runner'
import { generateRows, sampleRows } from '#benchmarks/support/generate_sheet'
import { parseRow } from '#app/orders/imports/parse_row'

test.group('generated sheets of the benchmarks', () => {
  test('every row is good, has a number of its own, and the same seed gives the same rows', async ({
    assert,
  }) => {
    const { header, samples } = await sampleRows()
    const generate = (seed: number) => [...generateRows(header, samples, { rows: 500, seed })]
    const [names, ...rows] = generate(3)
    assert.deepEqual(names, header.names)
    assert.isTrue(rows.every((cells) => parseRow(header, cells).ok))
    assert.equal(new Set(rows.map((cells) => cells[0])).size, 500)
    assert.deepEqual(generate(3), [names, ...rows])
    assert.notDeepEqual(generate(4), [names, ...rows])
  })
})
