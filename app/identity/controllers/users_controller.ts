import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'
import { CreateUser } from '#app/identity/actions/create_user'
import User, { actorOf } from '#app/identity/models/user'
import UserPolicy from '#app/identity/policies/user_policy'
import { listSessions } from '#app/identity/queries/list_sessions'
import { listStaff } from '#app/identity/queries/list_staff'
import { conflictingRole, ROLES } from '#app/identity/roles'
import { createFailureText } from '#app/identity/failure_texts'
import { newStaffValidator } from '#app/identity/validators'

/** The accounts of the staff. */
export default class UsersController {
  async index({ bouncer, view }: HttpContext) {
    await bouncer.with(UserPolicy).authorize('view')
    return view.render('identity/users', { users: await listStaff() })
  }

  async show({ bouncer, params, view }: HttpContext) {
    await bouncer.with(UserPolicy).authorize('view')
    const user = await User.query()
      .where({ id: params.id, kind: 'staff' })
      .preload('grants')
      .firstOrFail()
    const open = ROLES.filter((role) => !user.roles.includes(role))
    const grantable = open.filter((role) => conflictingRole(user.roles, role) === null)
    const sessions = await listSessions(user.id)
    return view.render('identity/user', { user, grantable, sessions })
  }

  async create({ bouncer, view }: HttpContext) {
    await bouncer.with(UserPolicy).authorize('edit')
    return view.render('identity/new_user', { roles: ROLES })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with(UserPolicy).authorize('edit')
    const form = await validForm(ctx, newStaffValidator)
    if (!form) return ctx.view.render('identity/new_user', { roles: ROLES })

    const by = actorOf(ctx.auth.getUserOrFail())
    const created = await db.transaction((trx) =>
      new CreateUser().handle({ ...form, kind: 'staff', by }, trx)
    )
    if (!created.ok) {
      refuseForm(ctx, createFailureText(created.failure, ctx.i18n))
      return ctx.view.render('identity/new_user', { roles: ROLES })
    }
    ctx.session.flash('success', ctx.i18n.t('identity.users.created'))
    return ctx.response.redirect().status(303).toPath(`/desk/users/${created.value.id}`)
  }
}
