import { randomUUID } from 'node:crypto'
import { clock } from '#app/platform/clock'
import { type Answered, SignedClient } from '#app/platform/http/signed_client'
import { answerText, isSignedBy, requestText, signText } from './signature.js'

export interface ClientSettings {
  url: string
  merchantKey: string
  providerKey: string
  timeoutMs: number
}

export type Reply =
  | { status: 'answered'; content: Record<string, unknown> }
  | { status: 'refused'; code: string }
  | { status: 'unknown'; reason: string }

/** Sends signed calls to the provider. Whatever is not a signed, readable answer leaves the effect unknown. */
export class Client {
  readonly #http: SignedClient

  constructor(private readonly settings: ClientSettings) {
    const { url, timeoutMs } = settings
    this.#http = new SignedClient({ origins: [url], timeoutMs })
  }

  async post(path: string, content: object): Promise<Reply> {
    const nonce = randomUUID()
    const timestamp = clock.timestamp()
    const body = JSON.stringify(content)
    const text = requestText({ method: 'POST', path, timestamp, nonce, body })
    const answer = await this.#http.send({
      method: 'POST',
      url: `${this.settings.url}${path}`,
      body,
      headers: {
        'content-type': 'application/json',
        'sandbox-timestamp': timestamp,
        'sandbox-nonce': nonce,
        'sandbox-signature': signText(text, this.settings.merchantKey),
      },
    })
    return answer.status === 'answered' ? this.#understand(answer, nonce) : answer
  }

  #understand({ httpStatus: status, headers, body: bytes }: Answered, nonce: string): Reply {
    const body = bytes.toString('utf8')
    const signature = headers.get('sandbox-signature') ?? ''
    const text = answerText({ nonce, status, body })
    if (!isSignedBy(text, signature, this.settings.providerKey))
      return { status: 'unknown', reason: 'unsigned_answer' }
    // Signed by the provider, so it is what the provider made.
    const content: Record<string, unknown> = JSON.parse(body)
    if (status === 200) return { status: 'answered', content }
    if (status < 500 && typeof content.code === 'string')
      return { status: 'refused', code: content.code }
    return { status: 'unknown', reason: 'provider_trouble' }
  }
}
