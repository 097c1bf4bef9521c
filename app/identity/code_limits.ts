import { LimitedAttempt } from '#app/identity/limited_attempt'

/**
 * How often a code may be asked for. Each code can be guessed at a few times, so the total of an account
 * also bounds the guessing: a stranger who asks all day has 75 of a million.
 */
export class CodeRequest extends LimitedAttempt {
  protected readonly purpose = 'code'
  protected readonly limits = {
    accountFromAddress: { requests: 3, duration: '15 mins', blockDuration: '15 mins' },
    account: { requests: 15, duration: '24 hours' },
    address: { requests: 20, duration: '1 hour' },
  }
}
