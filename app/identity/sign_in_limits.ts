import limiter from '@adonisjs/limiter/services/main'
import { errors } from '@adonisjs/limiter'
import { blindIndex } from '#app/platform/crypto/blind_index'
import { readLoginName } from '#app/identity/login_name'

/**
 * How often somebody may be wrong. One address has little for one account, so that a stranger who
 * guesses locks out himself and not the person; an account has more in total, against many addresses.
 */
const LIMITS = {
  accountFromAddress: { requests: 5, duration: '15 mins', blockDuration: '15 mins' },
  account: { requests: 30, duration: '1 hour', blockDuration: '15 mins' },
  address: { requests: 60, duration: '15 mins', blockDuration: '15 mins' },
} as const

export interface Refusal {
  retryAfterSeconds: number
  /** Of a row of refused attempts only the first is worth a line in the log. */
  isFirst: boolean
}

export class SignInAttempt {
  constructor(
    private login: string,
    private address: string
  ) {}

  /** Counts the attempt before the password is looked at; null when it may go on. */
  async begin(): Promise<Refusal | null> {
    try {
      await limiter.multi([this.pair(), this.account(), this.from()]).consume()
      return null
    } catch (error) {
      if (!(error instanceof errors.E_TOO_MANY_REQUESTS)) throw error
      const { availableIn, consumed, limit } = error.response
      return { retryAfterSeconds: availableIn, isFirst: consumed === limit + 1 }
    }
  }

  /** The right password wipes out the wrong ones before it. */
  async succeed(): Promise<void> {
    await limiter.multi([this.pair(), this.account()]).delete()
    await limiter.multi([this.from()]).decrement()
  }

  private pair() {
    const key = `sign-in:pair:${keyOf(`${readName(this.login)}|${this.address}`)}`
    return { ...LIMITS.accountFromAddress, key }
  }

  private account() {
    return { ...LIMITS.account, key: `sign-in:account:${keyOf(readName(this.login))}` }
  }

  private from() {
    return { ...LIMITS.address, key: `sign-in:address:${keyOf(this.address)}` }
  }
}

/** Names and addresses are personal: the table of counters holds keyed digests. */
function keyOf(text: string): string {
  return blindIndex('sign_in.limits', text).toString('base64url')
}

function readName(login: string): string {
  return readLoginName(login)?.text ?? login.normalize('NFKC').trim().toLowerCase()
}
