import '@japa/assert'
import { test } from '@japa/runner'
import { decodePlace, encodePlace } from '#app/lists/place'

const ID = '01890000-0000-7000-8000-000000000001'

test.group('A place in a list', () => {
  test('comes back as it was, for its own order alone', ({ assert }) => {
    const place = { direction: 'on' as const, value: '税\u{20000}', id: ID }
    const text = encodePlace(place, '-total')
    assert.deepEqual(decodePlace(text, '-total'), place)
    assert.isNull(decodePlace(text, 'total'))
  })

  test('that was not made here is none')
    .with([undefined, null, '', 'x', ['x'], 'WyJ0b3RhbCJd.AAAAAAAAAAAA'])
    .run(({ assert }, text) => {
      assert.isNull(decodePlace(text, 'total'))
    })

  test('is refused with one letter changed', ({ assert }) => {
    const text = encodePlace({ direction: 'back', value: '100', id: ID }, 'total')
    const changed = `${text[0] === 'a' ? 'b' : 'a'}${text.slice(1)}`
    assert.isNull(decodePlace(changed, 'total'))
  })
})
