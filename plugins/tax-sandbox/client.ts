import { randomUUID } from 'node:crypto'
import { clock } from '#app/platform/clock'
import { type Answered, SignedClient } from '#app/platform/http/signed_client'
import { answerText, isSignedWith, requestText, signText } from './signature.js'

export interface ClientSettings {
  url: string
  callerKey: string
  bureauKey: string
  timeoutMs: number
}

export type Reply =
  | { status: 'answered'; content: Record<string, unknown> }
  | { status: 'refused'; code: string; message: string | null }
  | { status: 'unknown'; reason: string }

/** Sends signed calls to the tax side. Whatever is not a signed, readable answer leaves the effect unknown. */
export class Client {
  readonly #http: SignedClient

  constructor(private readonly settings: ClientSettings) {
    this.#http = new SignedClient({ origins: [settings.url], timeoutMs: settings.timeoutMs })
  }

  async post(path: string, content: object): Promise<Reply> {
    const [nonce, timestamp, body] = [randomUUID(), clock.timestamp(), JSON.stringify(content)]
    const answer = await this.#http.send({
      method: 'POST',
      url: `${this.settings.url}${path}`,
      body,
      headers: {
        'content-type': 'application/json',
        'sandbox-timestamp': timestamp,
        'sandbox-nonce': nonce,
        'sandbox-signature': signText(
          requestText({ path, timestamp, nonce, body }),
          this.settings.callerKey
        ),
      },
    })
    return answer.status === 'unknown' ? answer : this.#understand(answer, nonce)
  }

  #understand({ httpStatus: status, headers, body: bytes }: Answered, nonce: string): Reply {
    const body = bytes.toString('utf8')
    const signature = headers.get('sandbox-signature') ?? ''
    if (!isSignedWith(answerText({ nonce, status, body }), signature, this.settings.bureauKey))
      return { status: 'unknown', reason: 'unsigned_answer' }
    const content: Record<string, unknown> = JSON.parse(body)
    if (status === 200) return { status: 'answered', content }
    const { code, message } = content
    if (status >= 500 || typeof code !== 'string')
      return { status: 'unknown', reason: 'provider_trouble' }
    return { status: 'refused', code, message: typeof message === 'string' ? message : null }
  }
}
