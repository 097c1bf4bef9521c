import { AuthorizationResponse, errors } from '@adonisjs/bouncer'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** The portal is for customers; stands after `auth`. */
export default class CustomerMiddleware {
  handle(ctx: HttpContext, next: NextFn) {
    if (!ctx.auth.getUserOrFail().isStaff) return next()
    throw new errors.E_AUTHORIZATION_FAILURE(AuthorizationResponse.deny())
  }
}
