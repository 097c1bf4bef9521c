import limiter from '@adonisjs/limiter/services/main'
import { errors } from '@adonisjs/limiter'
import { blindIndex } from '#app/platform/crypto/blind_index'
import { readLoginName } from '#app/identity/login_name'

interface Limit {
  requests: number
  duration: string
  blockDuration?: string
}

/**
 * One address has little for one account, so that a stranger who guesses locks out himself and not the
 * person; an account has more in total, against many addresses.
 */
export interface Limits {
  accountFromAddress: Limit
  account: Limit
  address: Limit
}

export interface Refusal {
  retryAfterSeconds: number
  /** Of a row of refused attempts only the first is worth a line in the log. */
  isFirst: boolean
}

/** One try at something that names an account, counted whether that account exists or not. */
export abstract class LimitedAttempt {
  protected abstract readonly purpose: string
  protected abstract readonly limits: Limits

  constructor(
    private login: string,
    private address: string
  ) {}

  /** Counts the attempt before anything is looked at; null when it may go on. */
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

  protected pair() {
    const key = `${this.purpose}:pair:${keyOf(`${readName(this.login)}|${this.address}`)}`
    return { ...this.limits.accountFromAddress, key }
  }

  protected account() {
    const key = `${this.purpose}:account:${keyOf(readName(this.login))}`
    return { ...this.limits.account, key }
  }

  protected from() {
    return { ...this.limits.address, key: `${this.purpose}:address:${keyOf(this.address)}` }
  }
}

/** Names and addresses are personal: the table of counters holds keyed digests. */
function keyOf(text: string): string {
  return blindIndex('sign_in.limits', text).toString('base64url')
}

function readName(login: string): string {
  return readLoginName(login)?.text ?? login.normalize('NFKC').trim().toLowerCase()
}
