import type { HttpContext } from '@adonisjs/core/http'
import type User from '#app/identity/models/user'
import { markSignedIn } from '#app/identity/signed_in_mark'

/** Nothing of the visitor's session lives on: neither its id nor its form token. */
export async function openSession(ctx: HttpContext, user: User): Promise<void> {
  ctx.session.clear()
  await ctx.auth.use('web').login(user)
  markSignedIn(ctx)
}
