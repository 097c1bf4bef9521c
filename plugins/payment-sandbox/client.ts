import { randomUUID } from 'node:crypto'
import { clock } from '#app/platform/clock'
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
  constructor(private readonly settings: ClientSettings) {}

  async post(path: string, content: object): Promise<Reply> {
    const nonce = randomUUID()
    try {
      const response = await this.#send(path, nonce, JSON.stringify(content))
      const body = await response.text()
      return this.#understand(response, nonce, body)
    } catch (error) {
      const isTimeout = error instanceof Error && error.name === 'TimeoutError'
      return { status: 'unknown', reason: isTimeout ? 'timeout' : 'no_answer' }
    }
  }

  #send(path: string, nonce: string, body: string): Promise<Response> {
    const { url, merchantKey, timeoutMs } = this.settings
    const timestamp = clock.timestamp()
    const text = requestText({ method: 'POST', path, timestamp, nonce, body })
    return fetch(`${url}${path}`, {
      method: 'POST',
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/json',
        'sandbox-timestamp': timestamp,
        'sandbox-nonce': nonce,
        'sandbox-signature': signText(text, merchantKey),
      },
    })
  }

  #understand({ status, headers }: Response, nonce: string, body: string): Reply {
    const signature = headers.get('sandbox-signature') ?? ''
    const isGenuine = isSignedBy(
      answerText({ nonce, status, body }),
      signature,
      this.settings.providerKey
    )
    if (!isGenuine) return { status: 'unknown', reason: 'unsigned_answer' }
    const content: Record<string, unknown> = JSON.parse(body)
    if (status === 200) return { status: 'answered', content }
    if (status < 500 && typeof content.code === 'string')
      return { status: 'refused', code: content.code }
    return { status: 'unknown', reason: 'provider_trouble' }
  }
}
