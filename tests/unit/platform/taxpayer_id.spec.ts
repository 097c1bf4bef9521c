import { test } from '@japa/runner'
import fc from 'fast-check'
import { parseTaxpayerId, unifiedCheckDigit } from '#app/platform/identifiers/taxpayer_id'

const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']

const first17 = fc
  .tuple(
    fc.constantFrom('91', '92', '12', '51', '5A'),
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 6, maxLength: 6 }),
    fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 9, maxLength: 9 })
  )
  .map((parts) => parts.join(''))

test.group('taxpayer id', () => {
  test('{written} is read as {form}')
    .with([
      { written: '91420112MAP193H1BB', value: '91420112MAP193H1BB', form: 'unified' },
      { written: ' 91420112map193h1bb ', value: '91420112MAP193H1BB', form: 'unified' },
      {
        written: '９１４２０１１２ＭＡＰ１９３Ｈ１ＢＢ',
        value: '91420112MAP193H1BB',
        form: 'unified',
      },
      { written: '9142 0112 MAP1 93H1 BB', value: '91420112MAP193H1BB', form: 'unified' },
      // The example of GB 11643-1999 itself.
      { written: '11010519491231002x', value: '11010519491231002X', form: 'identity' },
      {
        written: '11010519491231002X01',
        value: '11010519491231002X01',
        form: 'individual_business',
      },
    ])
    .run(({ assert }, { written, value, form }) => {
      assert.deepEqual(parseTaxpayerId(written), { ok: true, value: { value, form } } as never)
    })

  test('{written} is refused: {type}')
    .with([
      { written: '', type: 'taxpayer_id_length' },
      { written: '123', type: 'taxpayer_id_length' },
      { written: '9142010012345678', type: 'taxpayer_id_length' },
      { written: '42010660010112301', type: 'taxpayer_id_length' },
      { written: '91420112MAP193H1BBA', type: 'taxpayer_id_length' },
      { written: '9142O112MAP193H1BB', type: 'taxpayer_id_characters' },
      { written: '91420112MAP193H1B*', type: 'taxpayer_id_characters' },
      { written: '914A0112MAP193H1BB', type: 'taxpayer_id_characters' },
      { written: '91420102MAU48AUPR0', type: 'taxpayer_id_check_digit' },
      { written: '110105194912310021', type: 'taxpayer_id_check_digit' },
      { written: '11010519491231002101', type: 'taxpayer_id_check_digit' },
      { written: '420102000000001', type: 'taxpayer_id_check_digit' },
    ])
    .run(({ assert }, { written, type }) => {
      assert.deepEqual(parseTaxpayerId(written), { ok: false, failure: { type } } as never)
    })

  test('{$self} is a code that a real enterprise prints')
    .with([
      '91110108690017781B',
      '91460300MAA92DJN95',
      '91330106MA7GAL1299',
      '913202133140424571',
      '91330000142942095H',
      '91310115MA1K39423D',
      '9144030071526726XG',
      '91330100799655058B',
      '91440300708461136T',
    ])
    .run(({ assert }, code) => assert.isTrue(parseTaxpayerId(code).ok))

  test('{$self} is well formed, but not with its own check digit')
    .with(['91500106MA2CE71F65', '91420100MA4KXXXXX0', '339902999999789113'])
    .run(({ assert }, code) => {
      assert.deepEqual(parseTaxpayerId(code), {
        ok: false,
        failure: { type: 'taxpayer_id_check_digit' },
      } as never)
    })

  test('an organisation code of 15 characters is checked by GB 11714', ({ assert }) => {
    // D2143569-X is the published example of the standard.
    const parsed = parseTaxpayerId('420102D2143569X')
    assert.deepEqual(parsed, {
      ok: true,
      value: { value: '420102D2143569X', form: 'registration' },
    })
  })

  test('every code with its own check digit is accepted, with any other it is refused', () => {
    fc.assert(
      fc.property(first17, fc.constantFrom(...ALPHABET), (digits, other) => {
        const check = unifiedCheckDigit(digits)
        const accepted = parseTaxpayerId(digits + check)
        const changed = parseTaxpayerId(digits + other)
        return accepted.ok && changed.ok === (other === check)
      })
    )
  })

  test('two neighbours swapped or one character changed never pass', () => {
    fc.assert(
      fc.property(first17, fc.integer({ min: 8, max: 15 }), (digits, at) => {
        const code = digits + unifiedCheckDigit(digits)
        const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2)
        return swapped === code || !parseTaxpayerId(swapped).ok
      })
    )
  })
})
