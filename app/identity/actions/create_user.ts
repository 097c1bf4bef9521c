import hash from '@adonisjs/core/services/hash'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import { failed, ok, type Result } from '#app/platform/result'
import { recordInitialState } from '#app/platform/states/transition'
import { record } from '#app/audit/record'
import { loginIndex } from '#app/identity/login_name'
import User, { type UserPersonal } from '#app/identity/models/user'
import { type NewUser, type NewUserFailure, readNewUser } from '#app/identity/new_user'
import { userStates } from '#app/identity/user_states'

/** Makes an account that can sign in at once. */
export class CreateUser {
  async handle(
    input: NewUser,
    trx: TransactionClientContract
  ): Promise<Result<User, NewUserFailure | { type: 'login_taken' }>> {
    const read = readNewUser(input)
    if (!read.ok) return read

    const id = newId()
    if (!(await this.insert(id, input, read.value, trx))) return failed({ type: 'login_taken' })
    await recordInitialState(userStates, [id], 'active', { by: input.by, trx })
    await this.grant(id, input, trx)
    await record(
      {
        actor: input.by,
        action: 'users.created',
        subject: 'user',
        subjectId: id,
        details: { kind: input.kind, roles: [...(input.roles ?? [])] },
      },
      trx
    )
    return ok(await User.query({ client: trx }).where('id', id).preload('grants').firstOrFail())
  }

  /** False when somebody else signs in with this e-mail or mobile number. */
  private async insert(
    id: string,
    input: NewUser,
    personal: UserPersonal,
    trx: TransactionClientContract
  ): Promise<boolean> {
    const { email, mobile } = personal
    const now = clock.now().toISO()
    const inserted = await trx
      .table('users')
      .insert({
        id,
        kind: input.kind,
        state: 'active',
        personal: seal('users.personal', id, personal),
        email_index: email && loginIndex({ kind: 'email', text: email }),
        mobile_index: mobile && loginIndex({ kind: 'mobile', text: mobile }),
        password_hash:
          typeof input.password === 'string'
            ? await hash.make(input.password)
            : input.password.hash,
        locale: input.locale ?? 'zh-CN',
        created_at: now,
        updated_at: now,
      })
      .onConflict()
      .ignore()
      .returning('id')
    return inserted.length > 0
  }

  private async grant(id: string, input: NewUser, trx: TransactionClientContract): Promise<void> {
    const grants = (input.roles ?? []).map((role) => ({
      user_id: id,
      role,
      granted_by: input.by.kind === 'staff' ? input.by.id : null,
      granted_at: clock.now().toISO(),
    }))
    if (grants.length > 0) await trx.table('user_roles').multiInsert(grants)
  }
}
