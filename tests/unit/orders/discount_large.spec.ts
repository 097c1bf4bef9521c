import { test } from '@japa/runner'
import type Product from '#app/catalog/models/product'
import type { CheckSubject } from '#app/orders/checks/check'
import { discountLarge } from '#app/orders/checks/discount_large'
import { fen } from '#app/platform/money/fen'

function verdictOf(grossFen: number, discountFen: number) {
  const product = { sku: 'A' } as Product
  const line = { product, quantity: '1', unitPriceInclTax: '1.00', discountFen: fen(discountFen) }
  const subject: CheckSubject = {
    orderId: 'any',
    invoiceKind: 'none',
    title: null,
    lines: [{ ...line, totalFen: fen(grossFen - discountFen) }],
    backOrderedSkus: [],
    similarOrders: [],
  }
  return discountLarge.run(subject).verdict
}

test.group('The size of a discount', () => {
  test('{discount} off {gross} fen: {verdict}')
    .with([
      { gross: 1000, discount: 0, verdict: 'pass' },
      { gross: 1000, discount: 100, verdict: 'pass' },
      { gross: 1000, discount: 101, verdict: 'finding' },
      { gross: 1009, discount: 100, verdict: 'pass' },
      { gross: 999, discount: 100, verdict: 'finding' },
      { gross: 10 ** 15, discount: 10 ** 14, verdict: 'pass' },
      { gross: 10 ** 15, discount: 10 ** 14 + 1, verdict: 'finding' },
    ])
    .run(({ assert }, { gross, discount, verdict }) =>
      assert.equal(verdictOf(gross, discount), verdict)
    )
})
