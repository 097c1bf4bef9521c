import { SignInSchema } from '#database/schema'
import { open } from '#app/platform/crypto/envelope'
import type { SignInOrigin } from '#app/identity/sign_in_origin'

/** One try to sign in, also with a name that nobody has. */
export default class PastSignIn extends SignInSchema {
  static table = 'sign_ins'
  static selfAssignPrimaryKey = true

  declare outcome: 'succeeded' | 'wrong_credentials'

  get origin(): SignInOrigin {
    return open<SignInOrigin>('sign_ins.personal', this.id, this.personal)
  }
}
