import { BasePolicy as BouncerPolicy } from '@adonisjs/bouncer'
import type User from '#app/identity/models/user'
import type { Permission } from '#app/identity/permissions'

/**
 * The root of all policies. Staff act by permission; a customer has none and reaches only rows of
 * their own, which each policy says for its domain.
 */
export abstract class BasePolicy extends BouncerPolicy {
  protected may(user: User, permission: Permission): boolean {
    return user.can(permission)
  }
}
