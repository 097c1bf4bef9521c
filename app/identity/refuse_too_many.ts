import type { HttpContext } from '@adonisjs/core/http'
import { refuseForm } from '#app/platform/views/form_state'

/** Says at a field how long to wait before the next code can be asked for (429). */
export function refuseTooMany(
  ctx: HttpContext,
  field: string,
  { retryAfterSeconds }: { retryAfterSeconds: number }
): void {
  const minutes = Math.ceil(retryAfterSeconds / 60)
  refuseForm(ctx, { [field]: ctx.i18n.t('codes.too_many_attempts', { minutes }) })
  ctx.response.status(429).header('retry-after', retryAfterSeconds)
}
