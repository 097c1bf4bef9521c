import type { HttpContext } from '@adonisjs/core/http'
import { errors, type VineValidator } from '@vinejs/vine'
import type { Infer, SchemaTypes } from '@vinejs/vine/types'
import { refuseForm } from '#app/platform/views/form_state'

/**
 * What was typed, checked; or null after refusing the form (422), and then the controller renders
 * its page again, which shows the errors and keeps what was typed.
 */
export async function validForm<Schema extends SchemaTypes>(
  ctx: HttpContext,
  validator: VineValidator<Schema, undefined>
): Promise<Infer<Schema> | null> {
  try {
    return await ctx.request.validateUsing(validator, { meta: undefined })
  } catch (error) {
    if (!(error instanceof errors.E_VALIDATION_ERROR)) throw error
    refuseForm(ctx, messagesByField(error.messages))
    return null
  }
}

function messagesByField(messages: { field: string; message: string }[]): Record<string, string[]> {
  const byField: Record<string, string[]> = {}
  for (const { field, message } of messages) (byField[field] ??= []).push(message)
  return byField
}
