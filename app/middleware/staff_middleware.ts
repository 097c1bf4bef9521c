import { AuthorizationResponse, errors } from '@adonisjs/bouncer'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** The desk is for staff; stands after `auth`. */
export default class StaffMiddleware {
  handle(ctx: HttpContext, next: NextFn) {
    if (ctx.auth.getUserOrFail().isStaff) return next()
    throw new errors.E_AUTHORIZATION_FAILURE(AuthorizationResponse.deny())
  }
}
