import { VerificationCodeSchema } from '#database/schema'
import { open } from '#app/platform/crypto/envelope'

/** What somebody wants to register with, kept until the code that was mailed to them is entered. */
export interface Registration {
  email: string
  name: string
  phone: string
  passwordHash: string
  locale: 'zh-CN' | 'en'
}

/**
 * A code that proves who reads the mail of an address. There is a row for every request, also for
 * accounts that do not exist: they only never get a digest, so that no code is right.
 */
export default class VerificationCode extends VerificationCodeSchema {
  static selfAssignPrimaryKey = true

  declare purpose: 'password_reset' | 'registration'

  get registration(): Registration {
    if (!this.personal) throw new Error(`the code ${this.id} is for no registration`)
    return open<Registration>('verification_codes.personal', this.id, this.personal)
  }
}
