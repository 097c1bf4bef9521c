import { test } from '@japa/runner'
import { isId, madeAt, newId } from '#app/platform/database/uuid'

test.group('Ids', () => {
  test('later ids sort later', ({ assert }) => {
    const ids = Array.from({ length: 10_000 }, newId)
    assert.deepEqual(ids.toSorted(), ids)
    assert.equal(new Set(ids).size, ids.length)
  })

  test('an id tells when it was made', ({ assert }) => {
    assert.equal(madeAt('019ab2c4-5d6e-7abc-8def-0123456789ab'), 0x019ab2c45d6e)
    assert.isTrue(isId(newId()))
  })

  test('{$self} is no id')
    .with(['', 'x', '019ab2c4-5d6e-7abc-8def-0123456789a', null, 7])
    .run(({ assert }, value) => {
      assert.isFalse(isId(value))
    })
})
