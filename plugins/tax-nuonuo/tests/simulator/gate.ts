import { createHmac, randomBytes } from 'node:crypto'

export interface Application {
  appKey: string
  appSecret: string
  taxNumber: string
}

export interface GateCall {
  /** `/open/v1/services` */
  path: string
  query: URLSearchParams
  headers: NodeJS.Dict<string | string[]>
  body: string
}

const A_DAY = 86_400_000

/** Gives tokens to the application and lets only signed calls with a living token through. */
export class Gate {
  readonly #ends = new Map<string, number>()
  tokensGiven = 0
  /** How many tokens it gives before it says that the month is used up. */
  mostTokens = 50

  constructor(private readonly application: Application) {}

  token(form: URLSearchParams): object {
    const { appKey, appSecret } = this.application
    if (form.get('grant_type') !== 'client_credentials')
      return { error: '070305', error_description: 'grant_type' }
    if (form.get('client_id') !== appKey || form.get('client_secret') !== appSecret)
      return { error: '070304', error_description: 'bad credentials' }
    if (this.tokensGiven >= this.mostTokens)
      return { error: '070306', error_description: 'token call limit reached' }
    this.tokensGiven++
    const token = randomBytes(16).toString('hex')
    this.#ends.set(token, Date.now() + A_DAY)
    return { access_token: token, expires_in: A_DAY / 1000 }
  }

  expireTokens(): void {
    this.#ends.clear()
  }

  /** The code with which a call is turned away, or null. */
  objectionTo({ path, query, headers, body }: GateCall): string | null {
    const [senid, nonce, time] = ['senid', 'nonce', 'timestamp'].map(
      (name) => query.get(name) ?? ''
    )
    const isWellFormed =
      /^[0-9a-f]{32}$/.test(senid) && /^[1-9]\d{7}$/.test(nonce) && /^\d{10}$/.test(time)
    if (query.get('appkey') !== this.application.appKey || !isWellFormed) return '070101'
    if (headers['x-nuonuo-sign'] !== this.#signature(path, query, body)) return '070101'
    const end = this.#ends.get(String(headers.accesstoken))
    return end === undefined || end < Date.now() ? '070304' : null
  }

  #signature(path: string, query: URLSearchParams, body: string): string {
    const pairs: [string, string | null][] = [
      ['a', path.replace(/.*\//, '')],
      ['l', path.replace(/^\/[^/]+\/([^/]+)\/.*$/, '$1')],
      ['p', path.replace(/^\/([^/]+)\/.*$/, '$1')],
      ['k', query.get('appkey')],
      ['i', query.get('senid')],
      ['n', query.get('nonce')],
      ['t', query.get('timestamp')],
      ['f', body],
    ]
    const hmac = createHmac('sha1', Buffer.from(this.application.appSecret, 'utf8'))
    for (const [index, [name, value]] of pairs.entries())
      hmac.update(`${index === 0 ? '' : '&'}${name}=${value}`)
    return hmac.digest().toString('base64')
  }
}
