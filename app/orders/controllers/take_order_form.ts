import type { HttpContext } from '@adonisjs/core/http'
import type Customer from '#app/customers/models/customer'
import { actorOf } from '#app/identity/models/user'
import { PlaceOrder } from '#app/orders/actions/place_order'
import { lackTexts, placeFailureTexts } from '#app/orders/failure_texts'
import { intentOf, pastedFields } from '#app/orders/controllers/order_form_page'
import { readTakenForm } from '#app/orders/controllers/read_taken_form'
import type { OrderPreview } from '#app/orders/order_preview'
import type { OrderDraft } from '#app/orders/order_draft'
import { refuseForm } from '#app/platform/views/form_state'
import { showFormAgain } from '#app/platform/views/show_form_again'

export type TakenForm =
  | { type: 'shown_again'; preview: OrderPreview | null }
  | { type: 'to_check'; draft: OrderDraft; preview: OrderPreview; hasNewPrice: boolean }
  | { type: 'placed'; orderId: string; isNew: boolean; isDraft: boolean }

/**
 * Places the order that was typed into the form of desk or portal, or prepares the form to be shown
 * again: because of faults, or because its button only asked for that.
 */
export async function takeOrderForm(
  ctx: HttpContext,
  { customer, source }: { customer: Customer | null; source: 'desk' | 'portal' }
): Promise<TakenForm> {
  const { auth, i18n, request } = ctx
  const intent = intentOf(ctx)
  if (intent === 'more' || intent === 'parse' || intent === 'change') {
    showFormAgain(ctx, intent === 'parse' ? pastedFields(request.input('pasted')) : {})
    return again()
  }
  const read = await readTakenForm(ctx, { customer, source })
  if (!read) return again()
  const { draft, preview, places } = read
  if (intent === 'preview') {
    showFormAgain(ctx)
    return again(preview)
  }
  const lacks = source === 'portal' && intent !== 'draft' ? lackTexts(draft, preview, i18n) : {}
  if (Object.keys(lacks).length > 0) {
    refuseForm(ctx, lacks)
    return again(preview)
  }
  const hasNewPrice = intent === 'place' && isOutdated(request.input('checkedTotal'), preview)
  if (hasNewPrice || intent === 'check') {
    if (hasNewPrice) ctx.response.status(422)
    return { type: 'to_check', draft, preview, hasNewPrice }
  }
  const user = auth.getUserOrFail()
  const isDraft = intent === 'draft'
  const placed = await new PlaceOrder().handle({
    draft,
    source,
    by: actorOf(user),
    authorId: user.id,
    asDraft: isDraft,
    formToken: request.input('_token_once'),
  })
  if (placed.ok) return { type: 'placed', ...placed.value, isDraft }
  refuseForm(ctx, placeFailureTexts(placed.failure, { lines: draft.lines, places }, i18n))
  return again()
}

function again(preview: OrderPreview | null = null): TakenForm {
  return { type: 'shown_again', preview }
}

/** The customer has agreed to another total than the order would have now. */
function isOutdated(checkedTotal: unknown, { totalFen }: OrderPreview): boolean {
  return typeof checkedTotal === 'string' && checkedTotal !== String(totalFen)
}
