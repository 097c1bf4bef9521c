import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { hasOutlived, readMark } from '#app/identity/signed_in_mark'
import { isSessionFree } from '#start/session_free_paths'

/** Finds out who is there without asking for anything, so that every page knows its viewer. */
export default class ViewerMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    if (!isSessionFree(ctx.request.url())) {
      if ((await ctx.auth.check()) && hasOutlived(readMark(ctx.session.all()))) {
        await ctx.auth.use('web').logout()
        ctx.session.regenerate()
      }
      ctx.view.share({ viewer: ctx.auth.user ?? null })
    }
    return next()
  }
}
