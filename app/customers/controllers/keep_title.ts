import type { HttpContext } from '@adonisjs/core/http'
import { SaveTitle } from '#app/customers/actions/save_title'
import { customerFailureTexts } from '#app/customers/failure_texts'
import { titleValidator } from '#app/customers/validators'
import { actorOf } from '#app/identity/models/user'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'

/** Keeps the invoice title that was typed, or refuses its form. */
export async function keepTitle(
  ctx: HttpContext,
  which: { customerId: string; titleId: string | null }
): Promise<boolean> {
  const form = await validForm(ctx, titleValidator)
  if (!form) return false
  const { isDefault, ...details } = form
  const by = actorOf(ctx.auth.getUserOrFail())
  const title = { ...which, details, isDefault: isDefault ?? false, by }
  const saved = await new SaveTitle().handle(title)
  if (!saved.ok) refuseForm(ctx, customerFailureTexts(saved.failure, ctx.i18n))
  return saved.ok
}
