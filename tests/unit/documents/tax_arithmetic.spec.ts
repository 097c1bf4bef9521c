import { test } from '@japa/runner'
import fc from 'fast-check'
import {
  isUnitPriceWithin,
  splitInclusive,
  taxOf,
  unitPriceExclTax,
} from '#app/documents/tax_arithmetic'
import { fen } from '#app/platform/money/fen'

const RATES = ['0.13', '0.09', '0.06', '0.05', '0.03', '0.015', '0.01', '0']
const totals = fc.integer({ min: -1e13, max: 1e13 }).map(fen)
const rates = fc.constantFrom(...RATES)

test.group('Split of an amount that includes tax', () => {
  test('{0} fen at {1} hold {2} fen of tax')
    .with<[number, string, number][]>([
      [1_600_000, '0.01', 15_842],
      [444_900, '0.06', 25_183],
      [1850, '0.09', 153],
      [1, '0.13', 0],
      [-1850, '0.09', -153],
      [107, '0.07', 7],
      [9999, '0', 0],
      [101_500, '0.015', 1500],
      [10_100, '0.0100', 100],
      [10_300, '0.03', 300],
    ])
    .run(({ assert }, [total, rate, tax]) => {
      const expected = { netFen: fen(total - tax), taxFen: fen(tax) }
      assert.deepEqual(splitInclusive(fen(total), rate), expected)
    })

  test('net and tax add up, tax is within a fen, and credit mirrors the original', ({ assert }) => {
    fc.assert(
      fc.property(totals, rates, (total, rate) => {
        const { netFen, taxFen } = splitInclusive(total, rate)
        assert.equal(netFen + taxFen, total)
        assert.isAtMost(Math.abs(taxFen - taxOf(netFen, rate)), 1)
        const mirror = splitInclusive(fen(-total), rate)
        assert.deepEqual(mirror, { netFen: fen(-netFen), taxFen: fen(-taxFen) })
      })
    )
  })

  test('with a deduction only the margin is taxed, and the net is what is left of the total', ({
    assert,
  }) => {
    const margin = splitInclusive(fen(105_000), '0.05', fen(84_000))
    assert.deepEqual(margin, { netFen: fen(104_000), taxFen: fen(1000) })
    fc.assert(
      fc.property(totals, rates, fc.integer({ min: 0, max: 100 }), (total, rate, share) => {
        const deduction = fen(Math.trunc((total / 100) * share))
        const { netFen, taxFen } = splitInclusive(total, rate, deduction)
        assert.equal(netFen + taxFen, total)
        assert.equal(taxFen, splitInclusive(fen(total - deduction), rate).taxFen)
      })
    )
  })

  test('a rate that is no decimal is a bug', ({ assert }) => {
    assert.throws(() => splitInclusive(fen(1), '9%'), /not a decimal/)
  })
})

test.group('Unit price without tax', () => {
  test('{0} fen for {1} give {2}')
    .with<[number, string, string | null][]>([
      [419_717, '1', '4197.17'],
      [1_584_158, '3', '5280.5266666666667'],
      [100, '8', '0.125'],
      [-500, '-2', '2.5'],
      [0, '5', '0'],
      [235, '0.5', '4.7'],
      [100, '0', null],
    ])
    .run(({ assert }, [net, quantity, price]) => {
      assert.equal(unitPriceExclTax(fen(net), quantity), price)
    })

  test('price × quantity comes back to the net amount within a cent', ({ assert }) => {
    const whole = fc.integer({ min: 1, max: 9_999_999 })
    const thousandths = fc.integer({ min: 0, max: 999 })
    fc.assert(
      fc.property(totals, whole, thousandths, (net, units, fraction) => {
        const quantity = `${units}.${String(fraction).padStart(3, '0')}`
        const price = unitPriceExclTax(net, quantity)
        assert.match(price ?? '', /^-?\d+(\.\d{0,12}[1-9])?$/)
        assert.isTrue(isUnitPriceWithin(price ?? '', quantity, net))
      })
    )
  })

  test('a price rounded to 8 decimals is accepted, a coarser one is not', ({ assert }) => {
    assert.isTrue(isUnitPriceWithin('0.33333333', '300000000', fen(10_000_000_000)))
    assert.isFalse(isUnitPriceWithin('0.3333', '300000', fen(10_000_000)))
    assert.isFalse(isUnitPriceWithin('1', '0', fen(100)))
  })
})
