import type { HttpContext } from '@adonisjs/core/http'
import type Customer from '#app/customers/models/customer'
import { actorOf } from '#app/identity/models/user'
import { namesOf } from '#app/identity/queries/names_of'
import { EditOrder } from '#app/orders/actions/edit_order'
import { readDiscounts } from '#app/orders/edited_discounts'
import { discountRefusedTexts, formFaultTexts, orderFailureText } from '#app/orders/failure_texts'
import type { OrderFailure } from '#app/orders/errors'
import { discountFields } from '#app/orders/line_discounts'
import type Order from '#app/orders/models/order'
import { readEditForm } from '#app/orders/order_form'
import { lastChange } from '#app/orders/queries/last_change'
import { withSavedChoices } from '#app/orders/saved_choices'
import { orderEditValidator } from '#app/orders/validators'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'

/**
 * Keeps what was typed into the form that edits an order. A wrong form is refused and shown again as
 * typed; after somebody else's change, or when it is too late, the message tells so and what is there
 * now is shown. `customer`: whose saved address may be chosen. In the portal nobody gives themselves a discount.
 */
export async function keepEdit(
  ctx: HttpContext,
  order: Order,
  { source, customer }: { source: 'desk' | 'portal'; customer: Customer | null }
): Promise<'kept' | 'refused' | 'outdated'> {
  const typed = await validForm(ctx, orderEditValidator)
  if (!typed) return 'refused'
  const addressId: unknown = ctx.request.input('addressId')
  const form = withSavedChoices(typed, customer, { addressId })
  const wished = source === 'portal' ? discountFields(typed.lines ?? []) : []
  if (wished.length > 0) {
    refuseForm(ctx, discountRefusedTexts(wished, ctx.i18n))
    return 'refused'
  }
  await order.load('lines')
  const read = readEditForm(form, order)
  const discounts = readDiscounts((source === 'desk' && typed.lines) || [], order.lines)
  if (!read.ok || !discounts.ok) {
    const faults = {
      ...(!read.ok && read.failure.faults),
      ...(!discounts.ok && discounts.failure.faults),
    }
    refuseForm(ctx, formFaultTexts(faults, ctx.i18n))
    return 'refused'
  }
  const by = actorOf(ctx.auth.getUserOrFail())
  const edit = {
    ...read.value,
    discounts: discounts.value,
    orderId: order.id,
    version: typed.version,
    by,
  }
  const edited = await new EditOrder().handle(edit)
  if (edited.ok) {
    ctx.session.flash('success', ctx.i18n.t('orders.edit.saved'))
    return 'kept'
  }
  ctx.session.flash('error', await outdatedText(edited.failure, order, ctx))
  return 'outdated'
}

async function outdatedText(
  failure: OrderFailure,
  order: Order,
  ctx: HttpContext
): Promise<string> {
  switch (failure.type) {
    case 'changed_meanwhile':
      return changedText(order, ctx)
    case 'locked_by_invoice':
    case 'being_invoiced':
      // The form says why, in the place of the title.
      return ctx.i18n.t('orders.edit.title_locked')
    default:
      return orderFailureText(failure, ctx.i18n)
  }
}

async function changedText(order: Order, { i18n }: HttpContext): Promise<string> {
  const change = await lastChange(order.id)
  const names = await namesOf([change?.actorId ?? null])
  const isStaff = change?.actorKind === 'staff'
  const by = (isStaff && change.actorId && names[change.actorId]) || null
  return i18n.t('orders.failures.changed_meanwhile_by', {
    by: by ?? i18n.t(`orders.actors.${change?.actorKind ?? 'system'}`),
  })
}
