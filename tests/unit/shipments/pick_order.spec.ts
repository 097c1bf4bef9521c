import '@japa/assert'
import { test } from '@japa/runner'
import { byPlace } from '#app/shipments/pick_order'
import { waveState } from '#app/shipments/wave_state'

test.group('The way along the shelves', () => {
  test('bins in natural order, then SKUs, and what has no place at the end', ({ assert }) => {
    const goods = [
      { sku: 'B-2', bin: null },
      { sku: 'A-9', bin: 'A-10-1' },
      { sku: 'C-1', bin: 'A-2-1' },
      { sku: 'A-10', bin: 'A-2-1' },
      { sku: 'A-9', bin: 'A-2-1' },
      { sku: 'A-1', bin: null },
      { sku: 'Z-1', bin: 'a-1-9' },
    ]
    assert.deepEqual(
      goods.toSorted(byPlace).map(({ sku, bin }) => `${bin ?? ''} ${sku}`),
      ['a-1-9 Z-1', 'A-2-1 A-9', 'A-2-1 A-10', 'A-2-1 C-1', 'A-10-1 A-9', ' A-1', ' B-2']
    )
  })

  test('a wave is as far as its last parcel', ({ assert }) => {
    assert.equal(waveState({ preparing: 1, picked: 4 }), 'open')
    assert.equal(waveState({ preparing: 0, picked: 4 }), 'picked')
    assert.equal(waveState({ preparing: 0, picked: 0 }), 'packed')
  })
})
