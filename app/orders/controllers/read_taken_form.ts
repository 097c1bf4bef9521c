import type { HttpContext } from '@adonisjs/core/http'
import type Customer from '#app/customers/models/customer'
import { discountRefusedTexts, formFaultTexts } from '#app/orders/failure_texts'
import { discountFaults, discountFields, overDiscounted } from '#app/orders/line_discounts'
import type { OrderDraft } from '#app/orders/order_draft'
import { filledLines, readOrderForm, type TypedOrder } from '#app/orders/order_form'
import { orderPreview, type OrderPreview } from '#app/orders/order_preview'
import { productsToOrder } from '#app/orders/queries/products_to_order'
import { withSavedChoices } from '#app/orders/saved_choices'
import { orderFormValidator } from '#app/orders/validators'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'

export interface ReadForm {
  draft: OrderDraft
  preview: OrderPreview
  /** Where each line of the draft stands in the form. */
  places: number[]
}

/** The order that was typed into the form of desk or portal; or null, and the form is refused with all that is wrong. */
export async function readTakenForm(
  ctx: HttpContext,
  { customer, source }: { customer: Customer | null; source: 'desk' | 'portal' }
): Promise<ReadForm | null> {
  const { i18n, request } = ctx
  const form = await validForm(ctx, orderFormValidator)
  if (!form) return null
  const wished = source === 'portal' ? discountFields(form.lines) : []
  if (wished.length > 0) {
    refuseForm(ctx, discountRefusedTexts(wished, i18n))
    return null
  }
  const typed = source === 'portal' ? withoutOwnTerms(form) : form
  const choices = { addressId: request.input('addressId'), titleId: request.input('titleId') }
  const read = readOrderForm(withSavedChoices(typed, customer, choices), customer?.details ?? null)
  if (!read.ok) {
    refuseForm(ctx, formFaultTexts(read.failure.faults, i18n))
    return null
  }
  const draft = read.value
  const places = filledLines(typed.lines)
  const products = await productsToOrder(draft.lines.map(({ sku }) => sku))
  const bySku = new Map(products.map((product) => [product.sku, product]))
  const tooLarge = overDiscounted(draft.lines, bySku)
  if (tooLarge.length > 0) {
    refuseForm(ctx, formFaultTexts(discountFaults(tooLarge, places), i18n))
    return null
  }
  return { draft, places, preview: orderPreview(draft.lines, products) }
}

/** Prices and external numbers are the house's to give; what a customer sends as such does not count. */
function withoutOwnTerms(typed: TypedOrder): TypedOrder {
  const lines = typed.lines.map((line) => ({ ...line, price: null }))
  return { ...typed, externalNumber: null, lines }
}
