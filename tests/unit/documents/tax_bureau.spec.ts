import { test } from '@japa/runner'
import { taxRegion } from '#app/documents/tax_bureau'

test.group('Tax bureaus', () => {
  test('region {0} belongs to {2}')
    .with<[string, string, string][]>([
      ['4200', '14200000000', '国家税务总局湖北省税务局'],
      ['4400', '14400000000', '国家税务总局广东省税务局'],
      ['3100', '13100000000', '国家税务总局上海市税务局'],
      ['4403', '14403000000', '国家税务总局深圳市税务局'],
    ])
    .run(({ assert }, [region, code, name]) => {
      assert.deepEqual(taxRegion(region), {
        taxBureau: { code, name },
        invoiceTag: `SWEI${region}`,
      })
    })

  test('a region that does not exist is a bug of the caller', ({ assert }) => {
    assert.throws(() => taxRegion('9900'), RangeError)
  })
})
