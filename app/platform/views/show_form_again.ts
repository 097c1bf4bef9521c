import type { HttpContext } from '@adonisjs/core/http'

/** Shows a form again as it was typed, without calling anything wrong (422 is what Turbo renders in place). */
export function showFormAgain(ctx: HttpContext, changes: Record<string, unknown> = {}): void {
  ctx.response.status(422)
  ctx.view.share({ formValues: { ...ctx.request.all(), ...changes } })
}
