import { ExceptionHandler, type HttpContext } from '@adonisjs/core/http'
import type { HttpError } from '@adonisjs/core/types/http'
import { isSessionFree } from '#start/session_free_paths'

/** Statuses that have words of their own in `errors.<status>`; every other one is told as 500 or 400. */
const TOLD = [400, 403, 404, 413, 419, 422, 429, 500, 503]
const EXPIRED_FORM = 419
/** The address waits in a cookie, which must stay small. */
const LONGEST_WANTED = 500

/** Says what happened in words that help, to people as a page and to machines as JSON; never how the code failed. */
export default class HttpExceptionHandler extends ExceptionHandler {
  protected debug = false

  async handle(error: unknown, ctx: HttpContext) {
    const { code, status } = this.toHttpError(error)
    if (code === 'E_UNAUTHORIZED_ACCESS' && !this.wantsJson(ctx)) return this.toSignIn(ctx)
    return this.tell(code === 'E_BAD_CSRF_TOKEN' ? EXPIRED_FORM : status, code, error, ctx)
  }

  /** Afterwards the visitor comes back to the page; not to a fragment of one, nor to a giant address. */
  private toSignIn({ request, response }: HttpContext) {
    const isPage = !request.header('turbo-frame') && request.url(true).length <= LONGEST_WANTED
    const redirect = response.redirect().status(303)
    return (isPage ? redirect.withIntendedUrl() : redirect).toPath('/login')
  }

  private async tell(status: number, code: string | undefined, error: unknown, ctx: HttpContext) {
    const { response } = ctx
    const known = TOLD.includes(status) ? status : status >= 500 ? 500 : 400
    response.status(status)
    for (const [name, value] of Object.entries(headersOf(error))) response.header(name, value)
    if (this.wantsJson(ctx)) {
      return response.json({ error: { status, code: code ?? 'E_INTERNAL' } })
    }
    const requestId = ctx.request.id() ?? null
    return response.send(await ctx.view.render('errors/status', { status, known, requestId }))
  }

  private wantsJson({ request }: HttpContext): boolean {
    return isSessionFree(request.url()) || request.accepts(['html', 'json']) === 'json'
  }

  protected context(ctx: HttpContext) {
    return { ...super.context(ctx), method: ctx.request.method(), route: ctx.route?.pattern }
  }

  protected shouldReport(error: HttpError): boolean {
    return super.shouldReport(error) && error.status >= 500
  }
}

function headersOf(error: unknown): Record<string, string> {
  const isThrottled = typeof error === 'object' && error !== null && 'response' in error
  const response = isThrottled ? error.response : null
  const isWaiting = typeof response === 'object' && response !== null && 'availableIn' in response
  return isWaiting ? { 'retry-after': String(response.availableIn) } : {}
}
