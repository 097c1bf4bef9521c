import { ExceptionHandler, type HttpContext } from '@adonisjs/core/http'
import type { HttpError } from '@adonisjs/core/types/http'
import { isSessionFree } from '#start/session_free_paths'

/** Statuses that have words of their own in `errors.<status>`; others are told as 400 or 500. */
const TOLD = [400, 403, 404, 413, 419, 422, 429, 500, 503]
const EXPIRED_FORM = 419
/** The address waits in a cookie, which must stay small. */
const LONGEST_WANTED = 500

/**
 * Says what happened in words that help, to people as a page and to machines as JSON. How the code
 * failed stands in the log, under the request number that the page shows.
 */
export default class HttpExceptionHandler extends ExceptionHandler {
  async handle(error: unknown, ctx: HttpContext) {
    const { code, status } = this.toHttpError(error)
    if (code === 'E_UNAUTHORIZED_ACCESS' && !wantsJson(ctx)) return toSignIn(ctx)

    if (code === 'E_BAD_CSRF_TOKEN' && !wantsJson(ctx)) {
      const page = pageOfForm(ctx)
      if (page) return backToForm(ctx, page)
    }

    ctx.response.status(code === 'E_BAD_CSRF_TOKEN' ? EXPIRED_FORM : status)
    const wait = secondsToWait(error)
    if (wait !== null) ctx.response.header('retry-after', wait)
    if (wantsJson(ctx)) return ctx.response.json(asJson(code, ctx))
    return ctx.response.send(await asPage(ctx))
  }

  protected context(ctx: HttpContext) {
    const { request, route, auth } = ctx
    const user = auth?.user?.id
    return { ...super.context(ctx), method: request.method(), route: route?.pattern, user }
  }

  /** Failures, and who tried what was not allowed (OWASP ASVS 5.0, V16.3.2). */
  protected shouldReport(error: HttpError): boolean {
    return super.shouldReport(error) && (error.status >= 500 || error.status === 403)
  }
}

/** The page of this house on which an expired form stood; null for one that does not say. */
function pageOfForm({ request }: HttpContext): string | null {
  const referrer = request.header('referer') ?? ''
  if (!URL.canParse(referrer)) return null
  const { host, pathname, search } = new URL(referrer)
  return host === request.host() ? `${pathname}${search}` : null
}

/** The page comes anew with a fresh form (after signing in, if need be); what was typed is kept in the browser. */
function backToForm({ response, session, i18n }: HttpContext, page: string) {
  session.flash('warning', i18n.t('errors.expired_form'))
  return response.redirect().status(303).toPath(page)
}

/** Afterwards the visitor comes back to the page; not to a part of one, nor to a giant address. */
function toSignIn({ request, response, session }: HttpContext) {
  session?.reflash()
  const isPage = !request.header('turbo-frame') && request.url(true).length <= LONGEST_WANTED
  const redirect = response.redirect().status(303)
  return (isPage ? redirect.withIntendedUrl() : redirect).toPath('/login')
}

function asJson(code: string | undefined, { request, response }: HttpContext) {
  const status = response.getStatus()
  return { error: { status, code: code ?? 'E_INTERNAL', request: request.id() ?? null } }
}

function asPage({ request, response, view }: HttpContext): Promise<string> {
  const status = response.getStatus()
  const known = TOLD.includes(status) ? status : status >= 500 ? 500 : 400
  return view.render('errors/status', { status, known, requestId: request.id() ?? null })
}

function wantsJson({ request }: HttpContext): boolean {
  return isSessionFree(request.url()) || request.accepts(['html', 'json']) === 'json'
}

function secondsToWait(error: unknown): number | null {
  const isObject = typeof error === 'object' && error !== null && 'response' in error
  const response = isObject ? error.response : null
  const isWaiting = typeof response === 'object' && response !== null && 'availableIn' in response
  return isWaiting ? Number(response.availableIn) : null
}
