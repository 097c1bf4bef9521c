import type { DateTime } from 'luxon'
import { clock } from '#app/platform/clock'
import { SignedClient } from '#app/platform/http/signed_client'
import { TokenFile, type Token } from './token_file.js'

export interface TokenSettings {
  tokenUrl: string
  appKey: string
  appSecret: string
  timeoutMs: number
  directory: string
}

export type Admission =
  { status: 'admitted'; token: string } | { status: 'unknown'; reason: string }

/** A token is left alone for so long before its end. */
const MARGIN = { minutes: 5 }
/** Few tokens are given a month (50 in 30 days): one that is refused at once does not cost the next. */
const BETWEEN_TOKENS = { minutes: 10 }
const AFTER_TROUBLE = { minutes: 1 }

/**
 * The access token of the application. It is kept in a sealed file, so that all processes use one; whoever
 * needs a new one at the same moment shares the call that fetches it.
 */
export class AccessTokens {
  readonly #http: SignedClient
  readonly #file: TokenFile
  #fetching: Promise<Admission> | null = null
  #trouble: { answer: Admission; until: DateTime } | null = null

  constructor(private readonly settings: TokenSettings) {
    const { tokenUrl, timeoutMs, directory, appKey } = settings
    this.#http = new SignedClient({ origins: [tokenUrl], timeoutMs })
    this.#file = new TokenFile(directory, appKey)
  }

  /** `refused` is the token with which a call was just turned away. */
  async current(refused: string | null = null): Promise<Admission> {
    if (this.#fetching) return this.#fetching
    const now = clock.now()
    const held = this.#file.read()
    if (held && held.token !== refused && held.expiresAt > now.plus(MARGIN))
      return { status: 'admitted', token: held.token }
    if (held && held.token === refused && held.fetchedAt.plus(BETWEEN_TOKENS) > now)
      return { status: 'unknown', reason: 'token_refused' }
    if (this.#trouble && this.#trouble.until > now) return this.#trouble.answer
    this.#fetching = this.#fetch().finally(() => (this.#fetching = null))
    return this.#fetching
  }

  async #fetch(): Promise<Admission> {
    const { tokenUrl, appKey, appSecret } = this.settings
    const form = { client_id: appKey, client_secret: appSecret, grant_type: 'client_credentials' }
    const answer = await this.#http.sendForJson({
      method: 'POST',
      url: tokenUrl,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    })
    if (answer.status === 'unknown') return this.#remember(answer)
    const fetched = readToken(answer.content)
    if (fetched === null)
      return this.#remember({ status: 'unknown', reason: 'credentials_refused' })
    this.#file.write(fetched)
    return { status: 'admitted', token: fetched.token }
  }

  #remember(answer: Admission): Admission {
    this.#trouble = { answer, until: clock.now().plus(AFTER_TROUBLE) }
    return answer
  }
}

function readToken(content: unknown): Token | null {
  if (typeof content !== 'object' || content === null) return null
  const { access_token: token, expires_in: seconds } = content as Record<string, unknown>
  if (typeof token !== 'string' || token === '' || !/^\d{1,9}$/.test(String(seconds))) return null
  const fetchedAt = clock.now()
  return { token, fetchedAt, expiresAt: fetchedAt.plus({ seconds: Number(seconds) }) }
}
