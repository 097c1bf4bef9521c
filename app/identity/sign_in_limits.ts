import limiter from '@adonisjs/limiter/services/main'
import { LimitedAttempt } from '#app/identity/limited_attempt'

/** How often somebody may be wrong. */
export class SignInAttempt extends LimitedAttempt {
  protected readonly purpose = 'sign-in'
  protected readonly limits = {
    accountFromAddress: { requests: 5, duration: '15 mins', blockDuration: '15 mins' },
    account: { requests: 30, duration: '1 hour', blockDuration: '15 mins' },
    address: { requests: 60, duration: '15 mins', blockDuration: '15 mins' },
  }

  /** The right password wipes out the wrong ones before it. */
  async succeed(): Promise<void> {
    await this.forgive()
    await limiter.multi([this.from()]).decrement()
  }

  /** Whoever proved in another way who they are may try again at once. */
  async forgive(): Promise<void> {
    await limiter.multi([this.pair(), this.account()]).delete()
  }
}
