import '@japa/assert'
import { test } from '@japa/runner'
import fc from 'fast-check'
import { canonicalDetails, canonicalEntry, type Details, type EntryRow } from '#app/audit/canonical'

const ROW: EntryRow = {
  id: '0193a1b2-0000-7000-8000-000000000001',
  recordedAt: '2026-11-24T06:05:04.123456Z',
  actorKind: 'staff',
  actorId: '0193a1b2-0000-7000-8000-000000000002',
  action: 'orders.reviewed',
  subject: 'order',
  subjectId: '0193a1b2-0000-7000-8000-000000000003',
  details: { to: 'approved', from: 'in_review' },
}

const details = fc.dictionary(
  fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\u0000')),
  fc.oneof(fc.boolean(), fc.maxSafeInteger(), fc.constant(null), fc.constantFrom('a', 'b"c', '\n'))
)

test.group('Canonical form', () => {
  test('a row has one form, with its details in order of key', ({ assert }) => {
    assert.equal(
      canonicalEntry(ROW).toString(),
      '["0193a1b2-0000-7000-8000-000000000001","2026-11-24T06:05:04.123456Z","staff",' +
        '"0193a1b2-0000-7000-8000-000000000002","orders.reviewed","order",' +
        '"0193a1b2-0000-7000-8000-000000000003",{"from":"in_review","to":"approved"}]'
    )
  })

  test('the order in which details were written does not matter', ({ assert }) => {
    fc.assert(
      fc.property(details, (given) => {
        const turned = Object.fromEntries(Object.entries(given).reverse())
        assert.equal(canonicalDetails(turned), canonicalDetails(given))
      })
    )
  })

  test('it reads back as what was written', ({ assert }) => {
    fc.assert(
      fc.property(details, (given) => {
        assert.deepEqual(JSON.parse(canonicalDetails(given)), { ...given })
      })
    )
  })

  test('every field counts: another value gives other bytes', ({ assert }) => {
    const bytes = canonicalEntry(ROW).toString()
    const fields = Object.keys(ROW) as (keyof EntryRow)[]
    for (const field of fields) {
      assert.notEqual(canonicalEntry({ ...ROW, [field]: 'x' }).toString(), bytes, field)
    }
    assert.notEqual(canonicalEntry({ ...ROW, subject: '', subjectId: 'order' }).toString(), bytes)
  })

  test('no text moves from one field into the next unseen', ({ assert }) => {
    const joined = canonicalEntry({ ...ROW, action: 'a', subject: 'b","c' }).toString()
    const apart = canonicalEntry({ ...ROW, action: 'a","b', subject: 'c' }).toString()
    assert.notEqual(joined, apart)
  })

  const refused: [name: string, details: Details][] = [
    ['a fraction', { amount: 1.5 }],
    ['a number beyond exactness', { amount: 2 ** 53 }],
    ['not a number', { amount: Number.NaN }],
    ['text with a NUL', { text: 'a\u0000b' }],
    ['half a surrogate pair', { text: '\ud83d' }],
  ]
  for (const [name, given] of refused) {
    test(`${name} is refused, because it would not come back exactly`, ({ assert }) => {
      assert.throws(() => canonicalDetails(given), RangeError)
    })
  }
})
