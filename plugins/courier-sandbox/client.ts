import { randomUUID } from 'node:crypto'
import { clock } from '#app/platform/clock'
import { SignedClient } from '#app/platform/http/signed_client'
import { answerText, callText, isSignedBy, signText } from './signature.js'

export interface ClientSettings {
  url: string
  customerKey: string
  courierKey: string
  timeoutMs: number
}

export type Reply =
  | { status: 'answered'; content: Record<string, unknown> }
  | { status: 'refused'; code: string }
  | { status: 'unknown'; reason: string }

/** Sends signed calls to the courier. Whatever is not a signed, readable answer leaves the effect unknown. */
export class Client {
  readonly #http: SignedClient

  constructor(private readonly settings: ClientSettings) {
    const { url, timeoutMs } = settings
    this.#http = new SignedClient({ origins: [url], timeoutMs })
  }

  async post(path: string, content: object): Promise<Reply> {
    const { url, customerKey, courierKey } = this.settings
    const [timestamp, nonce, body] = [clock.timestamp(), randomUUID(), JSON.stringify(content)]
    const answer = await this.#http.send({
      method: 'POST',
      url: `${url}${path}`,
      body,
      headers: {
        'content-type': 'application/json',
        'x-timestamp': timestamp,
        'x-nonce': nonce,
        'x-signature': signText(callText(path, timestamp, nonce, body), customerKey),
      },
    })
    if (answer.status === 'unknown') return answer

    const { httpStatus, headers } = answer
    const text = answer.body.toString('utf8')
    const signature = headers.get('x-signature') ?? ''
    if (!isSignedBy(answerText(nonce, httpStatus, text), signature, courierKey))
      return { status: 'unknown', reason: 'unsigned_answer' }
    const told: Record<string, unknown> = JSON.parse(text)
    if (httpStatus === 200) return { status: 'answered', content: told }
    return typeof told.code === 'string'
      ? { status: 'refused', code: told.code }
      : { status: 'unknown', reason: 'unreadable_answer' }
  }
}
