import type Product from '#app/catalog/models/product'
import type { CustomerDraft } from '#app/customers/customer_draft'
import { type Fate, PARCEL_FATES } from '#app/demo/fill/fates'
import type { Words } from '#app/demo/fill/words'
import type { SeededRandom } from '#app/demo/seeded_random'
import type { InvoiceKind, OrderDraft, OrderLineDraft } from '#app/orders/order_draft'
import { multiplyDecimals } from '#app/platform/money/decimal'
import { fen, formatYuan, parseYuan } from '#app/platform/money/fen'

export interface Shelf {
  parcels: Product[]
  services: Product[]
}

/** What somebody orders: one line mostly, more of what is cheap, now and then at an agreed price. */
export function makeDraft(
  given: { fate: Fate; customer: CustomerDraft; shelf: Shelf; words: Words },
  random: SeededRandom
): OrderDraft {
  const { fate, customer, words } = given
  const invoiceKind = invoiceKindOf(fate, customer, random)
  return {
    externalNumber: null,
    customer: fate === 'invoice_refused' ? withoutTaxpayerId(customer) : customer,
    invoiceKind,
    remark: random.happens(8) ? random.pick(words.remarks) : null,
    lines: productsOf(fate, given.shelf, random).map((product) => lineOf(product, random)),
  }
}

function invoiceKindOf(
  fate: Fate,
  { details: { taxpayerId } }: CustomerDraft,
  random: SeededRandom
): InvoiceKind {
  // The one fault of these orders: a special invoice needs a taxpayer id.
  if (fate === 'invoice_refused') return 'vat_special'
  if (fate.startsWith('invoice_')) return 'ordinary'
  if (taxpayerId) return random.happens(35) ? 'vat_special' : 'ordinary'
  return random.happens(55) ? 'ordinary' : 'none'
}

function withoutTaxpayerId(customer: CustomerDraft): CustomerDraft {
  return { ...customer, title: customer.title && { ...customer.title, taxpayerId: null } }
}

function productsOf(fate: Fate, { parcels, services }: Shelf, random: SeededRandom): Product[] {
  if (fate === 'to_confirm') return [random.pick(services)]
  const count = random.happens(70) ? 1 : random.between(2, 4)
  const isOfParcels = PARCEL_FATES.has(fate) || random.happens(85)
  const shelf = isOfParcels ? parcels : random.happens(60) ? services : [...parcels, ...services]
  const picked = Array.from({ length: count }, () => random.pick(shelf))
  return [...new Set(picked)]
}

function lineOf(product: Product, random: SeededRandom): OrderLineDraft {
  const price = Number(product.unitPriceInclTax)
  const most = price > 500 ? 2 : price > 50 ? 6 : 20
  return {
    sku: product.sku,
    quantity: multiplyDecimals(product.minQuantity, String(random.between(1, most))),
    unitPriceInclTax: random.happens(3) ? agreedPrice(product.unitPriceInclTax) : null,
  }
}

/** Five percent off, and never nothing. */
function agreedPrice(listPrice: string): string {
  const listFen = parseYuan(listPrice) ?? fen(1)
  return formatYuan(fen(listFen - Math.floor(listFen / 20)))
}
