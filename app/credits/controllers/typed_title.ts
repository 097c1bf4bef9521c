import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { customerFailureTexts } from '#app/customers/failure_texts'
import { readTitle } from '#app/customers/actions/save_title'
import type { TitleDetails } from '#app/customers/customer_draft'
import { titleForm } from '#app/customers/validators'
import { titleGaps } from '#app/orders/title_gaps'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'

const validator = vine.create(
  vine.object({
    ...titleForm.getProperties(),
    invoiceKind: vine.enum(['ordinary', 'vat_special'] as const),
  })
)

/** The right title as it was typed; null after refusing the form. */
export async function typedTitle(
  ctx: HttpContext
): Promise<{ title: TitleDetails; invoiceKind: 'ordinary' | 'vat_special' } | null> {
  const form = await validForm(ctx, validator)
  if (!form) return null
  const { invoiceKind, ...details } = form
  const read = readTitle(details)
  if (!read.ok) {
    refuseForm(ctx, customerFailureTexts(read.failure, ctx.i18n))
    return null
  }
  const gaps = Object.entries(titleGaps(read.value, invoiceKind))
  if (gaps.length > 0) {
    const texts = gaps.map(([field, why]) => [
      FIELDS[field] ?? field,
      ctx.i18n.t(`portal.title_gaps.${why}`),
    ])
    refuseForm(ctx, Object.fromEntries(texts))
    return null
  }
  return { title: read.value, invoiceKind }
}

/** The order form calls two of them otherwise. */
const FIELDS: Record<string, string> = { titleAddress: 'address', titlePhone: 'phone' }
