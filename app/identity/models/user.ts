import { column, hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { UserSchema } from '#database/schema'
import type { Actor } from '#app/platform/actor'
import { open } from '#app/platform/crypto/envelope'
import UserRole from '#app/identity/models/user_role'
import { type Permission, permissionsOf } from '#app/identity/permissions'
import { isRole, type Role } from '#app/identity/roles'

/** What the envelope of a user holds. At least one of e-mail and mobile number is there. */
export interface UserPersonal {
  name: string
  email: string | null
  mobile: string | null
}

/** Somebody who can sign in. `roles` and `can` need the relation `grants` to be loaded. */
export default class User extends UserSchema {
  static selfAssignPrimaryKey = true

  @column({ columnName: 'personal', serializeAs: null })
  declare sealedPersonal: Buffer

  @hasMany(() => UserRole)
  declare grants: HasMany<typeof UserRole>

  #personal: UserPersonal | null = null
  #permissions: Set<Permission> | null = null

  get personal(): UserPersonal {
    this.#personal ??= open<UserPersonal>('users.personal', this.id, this.sealedPersonal)
    return this.#personal
  }

  get roles(): Role[] {
    return this.grants.map((grant) => grant.role).filter(isRole)
  }

  get isStaff(): boolean {
    return this.kind === 'staff'
  }

  can(permission: Permission): boolean {
    this.#permissions ??= permissionsOf(this.isStaff ? this.roles : [])
    return this.#permissions.has(permission)
  }
}

export function actorOf(user: User): Actor {
  return { kind: user.isStaff ? 'staff' : 'customer', id: user.id }
}
