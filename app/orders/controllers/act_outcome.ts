import type { HttpContext } from '@adonisjs/core/http'
import { orderFailureText } from '#app/orders/failure_texts'
import type { OrderFailure } from '#app/orders/errors'
import type { Result } from '#app/platform/result'

const LONGEST_REASON = 500

/** The reason that was typed for an act; the state table refuses an empty one. */
export function typedReason({ request }: HttpContext): string {
  const typed: unknown = request.input('reason')
  return typeof typed === 'string' ? typed.trim().slice(0, LONGEST_REASON) : ''
}

/** Back to the page of the order, with what became of the act. */
export function tellOutcome(
  { i18n, response, session }: HttpContext,
  outcome: string,
  done: Result<unknown, OrderFailure>,
  page: string
) {
  if (done.ok) session.flash('success', i18n.t(`orders.outcomes.${outcome}`))
  else session.flash('error', orderFailureText(done.failure, i18n))
  return response.redirect().status(303).toPath(page)
}
