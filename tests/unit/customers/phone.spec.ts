import { test } from '@japa/runner'
import fc from 'fast-check'
import { maskPhone, parsePhone } from '#app/customers/phone'

test.group('phone', () => {
  test('{written} is read as {value}')
    .with([
      { written: '13829235787', value: '13829235787', kind: 'mobile', mask: '138****5787' },
      { written: '138 2923 5787', value: '13829235787', kind: 'mobile', mask: '138****5787' },
      { written: '+86 138-2923-5787', value: '13829235787', kind: 'mobile', mask: '138****5787' },
      { written: '008613829235787', value: '13829235787', kind: 'mobile', mask: '138****5787' },
      {
        written: '８６１３８２９２３５７８７',
        value: '13829235787',
        kind: 'mobile',
        mask: '138****5787',
      },
      { written: '027-82589231', value: '027-82589231', kind: 'landline', mask: '027-****9231' },
      { written: '02782589231', value: '027-82589231', kind: 'landline', mask: '027-****9231' },
      { written: '(027)82589231', value: '027-82589231', kind: 'landline', mask: '027-****9231' },
      {
        written: '（027）8258 9231',
        value: '027-82589231',
        kind: 'landline',
        mask: '027-****9231',
      },
      { written: '+86-27-82589231', value: '027-82589231', kind: 'landline', mask: '027-****9231' },
      { written: '0717-6221234', value: '0717-6221234', kind: 'landline', mask: '0717-****1234' },
      {
        written: '010-65051234 ext. 801',
        value: '010-65051234-801',
        kind: 'landline',
        mask: '010-****1234',
      },
      {
        written: '010-65051234\u8f6c801',
        value: '010-65051234-801',
        kind: 'landline',
        mask: '010-****1234',
      },
      {
        written: '010-65051234-801',
        value: '010-65051234-801',
        kind: 'landline',
        mask: '010-****1234',
      },
    ])
    .run(({ assert }, { written, value, kind, mask }) => {
      const phone = parsePhone(written)
      assert.deepEqual(phone, { ok: true, value: { value, kind } } as never)
      assert.equal(maskPhone(value), mask)
    })

  test('{written} is refused: {type}')
    .with([
      { written: '', type: 'phone_characters' },
      { written: 'none', type: 'phone_characters' },
      { written: '1380000', type: 'phone_length' },
      { written: '1.3829E+10', type: 'phone_characters' },
      { written: '12829235787', type: 'phone_prefix' },
      { written: '138292357871', type: 'phone_prefix' },
      { written: '02712345678', type: 'phone_prefix' },
      { written: '82589231', type: 'phone_length' },
    ])
    .run(({ assert }, { written, type }) => {
      assert.deepEqual(parsePhone(written), { ok: false, failure: { type } } as never)
    })

  test('reading a normalised number again changes nothing', () => {
    const mobile = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String)
    const landline = fc
      .tuple(fc.constantFrom('010', '027', '0717', '0991'), fc.integer({ min: 2e6, max: 99999999 }))
      .map(([area, number]) => `${area}${number}`)
    fc.assert(
      fc.property(fc.oneof(mobile, landline), (written) => {
        const once = parsePhone(written)
        if (!once.ok) return !/^1/.test(written)
        const twice = parsePhone(once.value.value)
        return twice.ok && twice.value.value === once.value.value
      })
    )
  })

  test('a mask never shows more than the prefix and the last four digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }), (number) => {
        const mask = maskPhone(String(number))
        return mask.replace(/\D/g, '').length === 7 && mask.length === 11
      })
    )
  })
})
