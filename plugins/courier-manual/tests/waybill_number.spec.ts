import { test } from '@japa/runner'
import fc from 'fast-check'
import { canBeWaybill, s10CheckDigit } from '../waybill_number.js'

test.group('Typed waybill numbers', () => {
  test('the check digit of {0} is {1}')
    .with([
      ['12345678', 5],
      ['47312482', 9],
    ] as const)
    .run(({ assert }, [digits, check]) => {
      assert.equal(s10CheckDigit(digits), check)
    })

  test('{0}: {1}')
    .with([
      ['RB123456785CN', true],
      ['RB123456784CN', false],
      ['SF1234567890123', true],
      ['9876543210123', true],
      ['12345', false],
      ['SF-123456', false],
    ] as const)
    .run(({ assert }, [number, canBe]) => {
      assert.equal(canBeWaybill(number), canBe)
    })

  test('one wrong digit is noticed, except where two remainders share the digit 5', ({
    assert,
  }) => {
    const slip = fc.record({
      digits: fc.stringMatching(/^\d{8}$/),
      at: fc.nat(7),
      other: fc.constantFrom(...'0123456789'),
    })
    fc.assert(
      fc.property(slip, ({ digits, at, other }) => {
        const check = s10CheckDigit(digits)
        const wrong = [...digits].with(at, other).join('')
        assert.isTrue(canBeWaybill(`EE${digits}${check}CN`))
        if (wrong !== digits && canBeWaybill(`EE${wrong}${check}CN`)) assert.equal(check, 5)
      })
    )
  })
})
