import { test } from '@japa/runner'
import { areaList } from '@vant/area-data'
import fc from 'fast-check'
import { formatAddress, parseAddress } from '#app/customers/address_parser'
import { areaPath, isUndivided } from '#app/customers/area_table'
import { addresses } from '#tests/fixtures/customers/addresses'

const counties = Object.keys(areaList.county_list).filter((code) => !isUndivided(code))

test.group('address parser', () => {
  test('reads {written}')
    .with(addresses.filter(({ refused }) => !refused))
    .run(({ assert }, { written, areaCode, detail, viaZone }) => {
      const parsed = parseAddress(written)
      assert.isTrue(parsed.ok)
      if (!parsed.ok) return
      assert.equal(parsed.value.areaCode, areaCode)
      assert.equal(parsed.value.detail, detail)
      assert.equal(parsed.value.viaZone, viaZone ?? null)
    })

  test('refuses "{written}": {refused}')
    .with(addresses.filter(({ refused }) => refused))
    .run(({ assert }, { written, refused }) => {
      assert.deepEqual(parseAddress(written), { ok: false, failure: { type: refused } } as never)
    })

  test('a full address of any county of the table is read back to its code', ({ assert }) => {
    for (const code of counties) {
      const { province, city, district } = areaPath(code)
      const written = formatAddress({
        areaCode: code,
        province,
        city,
        district,
        detail: 'X8-1204',
        viaZone: null,
      })
      const parsed = parseAddress(written)
      assert.equal(parsed.ok && parsed.value.areaCode, code, written)
    }
  })

  test('formatting and reading again keeps the place and the detail', () => {
    const readable = addresses.filter(({ refused }) => !refused)
    fc.assert(
      fc.property(fc.constantFrom(...readable), ({ written }) => {
        const once = parseAddress(written)
        if (!once.ok) return false
        const twice = parseAddress(formatAddress(once.value))
        return twice.ok && formatAddress(twice.value) === formatAddress(once.value)
      })
    )
  })

  test('no text makes the parser throw', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => typeof parseAddress(text).ok === 'boolean'
      )
    )
  })
})
