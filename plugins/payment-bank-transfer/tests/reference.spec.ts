import { test } from '@japa/runner'
import fc from 'fast-check'
import { isReference, referenceOf } from '../reference.js'

test.group('Bank transfer reference', () => {
  test('the example of ISO 11649 is accepted', ({ assert }) => {
    assert.isTrue(isReference('RF18 5390 0754 7034'))
    assert.isFalse(isReference('RF19 5390 0754 7034'))
  })

  test('the same trade number gives the same reference, as people may type it', ({ assert }) => {
    const reference = referenceOf('T0192F3A4B5C6')
    assert.equal(reference, referenceOf('T0192F3A4B5C6'))
    assert.match(reference, /^RF\d{17}$/)
    assert.isTrue(isReference(reference.toLowerCase().replace(/(.{4})/g, '$1 ')))
  })

  test('one wrong digit or two swapped neighbours are noticed', ({ assert }) => {
    const slip = fc.record({
      number: fc.uuid(),
      at: fc.nat(14),
      other: fc.constantFrom(...'0123456789'),
    })
    fc.assert(
      fc.property(slip, ({ number, at, other }) => {
        const right = [...referenceOf(number)]
        const wrong = right.with(at + 4, other)
        if (other !== right[at + 4]) assert.isFalse(isReference(wrong.join('')))
        const [one, two] = [right[at + 3], right[at + 4]]
        const swapped = right.with(at + 3, two).with(at + 4, one)
        if (at > 0 && one !== two) assert.isFalse(isReference(swapped.join('')))
      })
    )
  })
})
