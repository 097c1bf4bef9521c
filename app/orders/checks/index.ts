import type { Check } from '#app/orders/checks/check'
import { cataloguePrice } from '#app/orders/checks/catalogue_price'
import { discountLarge } from '#app/orders/checks/discount_large'
import { invoiceTitle } from '#app/orders/checks/invoice_title'
import { likelyDuplicate } from '#app/orders/checks/likely_duplicate'
import { minimumQuantity } from '#app/orders/checks/minimum_quantity'
import { productForSale } from '#app/orders/checks/product_for_sale'
import { stock } from '#app/orders/checks/stock'
import { taxClass } from '#app/orders/checks/tax_class'

/** The automatic check of an order, in the order in which reviewers read it. */
export const checks: readonly Check[] = [
  productForSale,
  minimumQuantity,
  stock,
  cataloguePrice,
  discountLarge,
  invoiceTitle,
  taxClass,
  likelyDuplicate,
]
