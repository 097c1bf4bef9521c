import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import SessionMiddleware from '@adonisjs/session/session_middleware'
import { isSessionFree } from '#start/session_free_paths'

/** Opens the browser session, except on paths that machines call. */
@inject()
export default class BrowserSessionMiddleware {
  constructor(private session: SessionMiddleware<{}>) {}

  handle(ctx: HttpContext, next: NextFn) {
    return isSessionFree(ctx.request.url()) ? next() : this.session.handle(ctx, next)
  }
}
