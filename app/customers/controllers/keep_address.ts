import type { HttpContext } from '@adonisjs/core/http'
import { SaveAddress } from '#app/customers/actions/save_address'
import { customerFailureTexts } from '#app/customers/failure_texts'
import { pastedFields } from '#app/customers/pasted_fields'
import type { addressValidator } from '#app/customers/validators'
import { actorOf } from '#app/identity/models/user'
import { refuseForm } from '#app/platform/views/form_state'
import { showFormAgain } from '#app/platform/views/show_form_again'
import type { Infer } from '@vinejs/vine/types'

/** Whether a button was pressed that only reads the pasted line into the fields; they are shown again. */
export function isOnlyPasted(ctx: HttpContext): boolean {
  if (ctx.request.input('intent') !== 'parse') return false
  showFormAgain(ctx, pastedFields(ctx.request.input('pasted')))
  return true
}

/** Keeps a typed address, or refuses its form. */
export async function keepAddress(
  ctx: HttpContext,
  { isDefault, ...details }: Infer<typeof addressValidator>,
  which: { customerId: string; addressId: string | null }
): Promise<boolean> {
  const by = actorOf(ctx.auth.getUserOrFail())
  const address = { ...which, details, isDefault: isDefault ?? false, by }
  const saved = await new SaveAddress().handle(address)
  if (!saved.ok) refuseForm(ctx, customerFailureTexts(saved.failure, ctx.i18n))
  return saved.ok
}
