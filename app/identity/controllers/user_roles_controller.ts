import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { never } from '#app/platform/result'
import { GrantRole, type GrantRoleFailure } from '#app/identity/actions/grant_role'
import { RevokeRole } from '#app/identity/actions/revoke_role'
import { conflictText } from '#app/identity/failure_texts'
import { actorOf } from '#app/identity/models/user'
import UserPolicy from '#app/identity/policies/user_policy'
import { roleValidator } from '#app/identity/validators'

/** The roles of one member of staff. */
export default class UserRolesController {
  async store(ctx: HttpContext) {
    await ctx.bouncer.with(UserPolicy).authorize('edit')
    const { role } = await ctx.request.validateUsing(roleValidator)
    const input = { userId: ctx.params.id, role, by: actorOf(ctx.auth.getUserOrFail()) }
    const granted = await db.transaction((trx) => new GrantRole().handle(input, trx))
    const name = ctx.i18n.t(`identity.roles.${role}`)
    if (granted.ok)
      ctx.session.flash('success', ctx.i18n.t('identity.users.granted', { role: name }))
    else ctx.session.flash('error', this.grantFailure(granted.failure, ctx))
    return ctx.response.redirect().status(303).toPath(`/desk/users/${ctx.params.id}`)
  }

  async destroy(ctx: HttpContext) {
    await ctx.bouncer.with(UserPolicy).authorize('edit')
    const { role } = await roleValidator.validate({ role: ctx.params.role })
    const input = { userId: ctx.params.id, role, by: actorOf(ctx.auth.getUserOrFail()) }
    const revoked = await db.transaction((trx) => new RevokeRole().handle(input, trx))
    const name = ctx.i18n.t(`identity.roles.${role}`)
    if (revoked.ok)
      ctx.session.flash('success', ctx.i18n.t('identity.users.revoked', { role: name }))
    else ctx.session.flash('error', ctx.i18n.t(`identity.users.${revoked.failure.type}`))
    return ctx.response.redirect().status(303).toPath(`/desk/users/${ctx.params.id}`)
  }

  private grantFailure(failure: GrantRoleFailure, { i18n }: HttpContext): string {
    switch (failure.type) {
      case 'missing':
        return i18n.t('identity.users.missing')
      case 'role_held':
        return i18n.t('identity.users.role_held')
      case 'conflicting_role':
        return conflictText(failure, i18n)
      default:
        return never(failure)
    }
  }
}
