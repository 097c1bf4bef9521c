import type { HttpContext } from '@adonisjs/core/http'
import { readTitle } from '#app/customers/actions/save_title'
import { ownCustomerOrFail } from '#app/customers/controllers/own_customer'
import type { TitleDetails } from '#app/customers/customer_draft'
import { customerFailureTexts } from '#app/customers/failure_texts'
import { titleGaps } from '#app/orders/title_gaps'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'
import { titleWishValidator } from '#app/portal/validators'

export interface AskedTitle {
  title: TitleDetails
  invoiceKind: 'ordinary' | 'vat_special'
}

/** Fields of orders by the names that they have in the form of a title. */
const FIELDS: Record<string, string> = { titleAddress: 'address', titlePhone: 'phone' }

/** The title and kind of invoice that a customer asks for: a saved one or a new one; or refuses the form. */
export async function askedTitle(ctx: HttpContext): Promise<AskedTitle | null> {
  const customer = await ownCustomerOrFail(ctx)
  const form = await validForm(ctx, titleWishValidator)
  if (!form) return null
  const { titleId, invoiceKind, name, ...typed } = form
  const saved = customer.titles.find(({ id }) => id === titleId)?.details
  const read = readTitle(saved ?? { ...typed, name: name ?? '' })
  if (!read.ok) return refused(ctx, customerFailureTexts(read.failure, ctx.i18n))
  const title = read.value
  if (title.name === '') return refused(ctx, { name: ctx.i18n.t('invoice_requests.name_missing') })
  const gaps = Object.entries(titleGaps(title, invoiceKind)).map(([field, reason]) => [
    saved ? 'titleId' : (FIELDS[field] ?? field),
    ctx.i18n.t(`portal.title_gaps.${reason}`),
  ])
  return gaps.length > 0
    ? refused(ctx, Object.fromEntries(gaps))
    : { title: { ...title, email: title.email ?? customer.details.email }, invoiceKind }
}

function refused(ctx: HttpContext, errors: Record<string, string>): null {
  refuseForm(ctx, errors)
  return null
}
