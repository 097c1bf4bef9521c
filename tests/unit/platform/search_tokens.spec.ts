import { test } from '@japa/runner'
import fc from 'fast-check'
import {
  matchesQuery,
  queryTokens,
  type SearchField,
  searchTokens,
} from '#app/platform/crypto/search_tokens'
import {
  ACROSS_FIELDS,
  CANDIDATES,
  CHARACTERS,
  COMPANY,
  FINDS,
  MISSES,
  PLACE_AND_DISTRICT,
  PLACES_ONLY,
  ROW,
} from '#tests/fixtures/platform/search_texts'

function finds(fields: SearchField | readonly SearchField[], text: string): boolean {
  const written = new Set(searchTokens(ROW))
  return queryTokens(fields, text).some((tokens) => tokens.every((token) => written.has(token)))
}

test.group('Search tokens', () => {
  test('{field} is found by {text}')
    .with([...FINDS])
    .run(({ assert }, { field, text }) => {
      assert.isTrue(finds(field, text))
    })

  test('{field} is not found by {text}')
    .with([...MISSES])
    .run(({ assert }, { field, text }) => {
      assert.isFalse(finds(field, text))
    })

  test('a text is looked for in each field by itself', ({ assert }) => {
    const { oneField, twoFields, tooShort } = ACROSS_FIELDS
    assert.isTrue(finds(['name', 'address', 'title'], oneField))
    assert.isFalse(finds(['name', 'address', 'title'], twoFields))
    assert.lengthOf(queryTokens(['name', 'phone'], '9231'), 2)
    assert.deepEqual(queryTokens(['address', 'title'], tooShort), [])
  })

  test('the name of a place, {$self}, leaves no token of an address')
    .with(PLACES_ONLY)
    .run(({ assert }, address) => {
      assert.deepEqual(searchTokens({ address }), [])
    })

  test('the district after the places leaves its tokens', ({ assert }) => {
    assert.lengthOf(searchTokens({ address: PLACE_AND_DISTRICT }), 3)
  })

  test('one text has unrelated tokens in two fields', ({ assert }) => {
    const [title, name] = [searchTokens({ title: COMPANY }), searchTokens({ name: COMPANY })]
    assert.lengthOf(title, 3)
    assert.lengthOf(name, 4)
    assert.isEmpty(title.filter((token) => name.includes(token)))
  })

  test('tokens fit a signed 64-bit integer and use its sign', ({ assert }) => {
    const tokens = searchTokens({ title: Array.from({ length: 64 }, (_, index) => `a${index}b`) })
    assert.isTrue(tokens.every((token) => BigInt.asIntN(64, token) === token))
    assert.isTrue(tokens.some((token) => token < 0n))
    assert.isTrue(tokens.some((token) => token > 2n ** 53n))
  })

  test('nothing written gives no tokens', ({ assert }) => {
    assert.deepEqual(searchTokens({ name: [null, undefined, ' '], phone: '', number: null }), [])
  })

  test('every part of two and more characters finds its text', ({ assert }) => {
    const texts = fc.string({ unit: fc.constantFrom(...CHARACTERS), minLength: 2 })
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, from, length) => {
        const characters = Array.from(text)
        const start = from % (characters.length - 1)
        const part = characters.slice(start, start + 2 + (length % characters.length)).join('')
        const written = new Set(searchTokens({ title: text }))
        const sought = queryTokens('title', part)
        assert.isTrue(sought.every((tokens) => tokens.every((token) => written.has(token))))
        assert.isTrue(matchesQuery('title', text, part))
      })
    )
  })
})

test.group('Check of an opened candidate', () => {
  test('{field} "{value}" against "{text}" is {expected}')
    .with([...CANDIDATES])
    .run(({ assert }, { field, value, text, expected }) => {
      assert.equal(matchesQuery(field, value, text), expected)
    })
})
