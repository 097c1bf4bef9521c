import type { HttpContext } from '@adonisjs/core/http'
import { homeOf } from '#app/identity/landing'

/** The address of the house itself: everybody goes on to where they belong. */
export default class StartController {
  show({ auth, response }: HttpContext) {
    return response
      .redirect()
      .status(303)
      .toPath(auth.user ? homeOf(auth.user) : '/login')
  }
}
