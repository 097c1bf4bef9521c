import { test } from '@japa/runner'
import fc from 'fast-check'
import { open, seal } from '#app/platform/crypto/envelope'
import { rowIdOf } from '#app/platform/crypto/envelope_columns'
import { keyVersionOf, type SealFault, SealBroken } from '#app/platform/crypto/sealed_bytes'
import { PERSON } from '#tests/fixtures/platform/search_texts'

const ROW = '019abcde-0000-7000-8000-000000000001'

test.group('Envelope', () => {
  test('opens to what was sealed, whatever the text', ({ assert }) => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string({ unit: 'grapheme' })), (value) => {
        const sealed = seal('orders.personal', ROW, value)
        assert.deepEqual(open('orders.personal', ROW, sealed), JSON.parse(JSON.stringify(value)))
      })
    )
  })

  test('is key version, 12 bytes IV, ciphertext and 16 bytes tag', ({ assert }) => {
    const sealed = seal('orders.personal', ROW, { a: 1 })
    assert.equal(keyVersionOf(sealed), 1)
    assert.equal(sealed.length, 1 + 12 + Buffer.byteLength('{"a":1}') + 16)
  })

  test('never looks the same twice, and never uses an IV twice', ({ assert }) => {
    const ivs = new Set<string>()
    for (let count = 0; count < 5000; count++)
      ivs.add(seal('orders.personal', ROW, {}).toString('hex', 1, 13))
    assert.equal(ivs.size, 5000)
  })

  test('does not open in another row', ({ assert }) => {
    const sealed = seal('orders.personal', ROW, PERSON)
    assert.equal(
      faultOf(() => open('orders.personal', `${ROW}2`, sealed)),
      'tampered'
    )
  })

  test('does not open in another column', ({ assert }) => {
    const sealed = seal('orders.personal', ROW, PERSON)
    assert.equal(
      faultOf(() => open('shipments.personal', ROW, sealed)),
      'tampered'
    )
  })

  test('any flipped bit is noticed', ({ assert }) => {
    const sealed = seal('orders.personal', ROW, PERSON)
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const altered = Buffer.from(sealed)
      altered[bit >> 3] ^= 1 << (bit & 7)
      const expected = bit < 8 ? 'unknown_key_version' : 'tampered'
      assert.equal(
        faultOf(() => open('orders.personal', ROW, altered)),
        expected
      )
    }
  })

  test('bytes that are cut off are noticed', ({ assert }) => {
    const sealed = seal('orders.personal', ROW, PERSON)
    for (let length = 0; length < sealed.length; length++) {
      const expected = length < 29 ? 'malformed' : 'tampered'
      const cut = sealed.subarray(0, length)
      assert.equal(
        faultOf(() => open('orders.personal', ROW, cut)),
        expected
      )
    }
  })

  test('the error names the place and nothing of the content', ({ assert }) => {
    const sealed = seal('orders.personal', ROW, PERSON)
    sealed[sealed.length - 1] ^= 1
    try {
      open('orders.personal', ROW, sealed)
      assert.fail('opened')
    } catch (error) {
      assert.instanceOf(error, SealBroken)
      assert.equal(
        String(error),
        `SealBroken: sealed bytes of orders.personal|${ROW} cannot be opened: tampered`
      )
    }
  })

  test('a key of several columns makes one row id', ({ assert }) => {
    assert.equal(rowIdOf('import', 12), 'import/12')
  })
})

function faultOf(act: () => unknown): SealFault | 'none' {
  try {
    act()
    return 'none'
  } catch (error) {
    if (error instanceof SealBroken) return error.fault
    throw error
  }
}
