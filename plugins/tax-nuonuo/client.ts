import { randomInt, randomUUID } from 'node:crypto'
import { clock } from '#app/platform/clock'
import { SignedClient } from '#app/platform/http/signed_client'
import { AccessTokens, type TokenSettings } from './access_tokens.js'
import { signCall } from './signature.js'

export interface ClientSettings extends TokenSettings {
  url: string
  taxpayerId: string
}

export type Reply =
  | { status: 'answered'; code: string; description: string | null; result: unknown }
  | { status: 'unknown'; reason: string }

type Method =
  | 'requestBillingNew'
  | 'queryInvoiceResult'
  | 'reInvoice'
  | 'getCreditLine'
  | 'saveInvoiceRedConfirm'
  | 'queryInvoiceRedConfirm'
  | 'refreshInvoiceRedConfirm'
  | 'confirm'
  | 'confirmInfoCancel'
  | 'fastInvoiceRed'
  | 'getQrCode'
  | 'verifyComplete'
  | 'getCertificationStatus'

/** The gateway turned the call away before the service saw it. */
const GATEWAY = /^07\d{4}$/
/** Of these, what has to do with the token or the right to it. */
const TOKEN = /^0703\d\d$/

/** Sends signed calls. Whatever is not a readable answer of the service leaves the effect unknown. */
export class Client {
  readonly #http: SignedClient
  readonly #tokens: AccessTokens

  constructor(private readonly settings: ClientSettings) {
    const { url, timeoutMs } = settings
    this.#http = new SignedClient({ origins: [url], timeoutMs })
    this.#tokens = new AccessTokens(settings)
  }

  /** A token that is not taken any more is renewed once; the service did not see the first call. */
  async call(method: Method, content: object): Promise<Reply> {
    const first = await this.#tokens.current()
    if (first.status === 'unknown') return first
    const reply = await this.#send(method, content, first.token)
    if (reply.status === 'unknown' || !TOKEN.test(reply.code)) return admitted(reply)
    const renewed = await this.#tokens.current(first.token)
    if (renewed.status === 'unknown') return renewed
    return admitted(await this.#send(method, content, renewed.token))
  }

  async #send(method: Method, content: object, token: string): Promise<Reply> {
    const { url, appKey, appSecret, taxpayerId } = this.settings
    const body = JSON.stringify(content)
    const senid = randomUUID().replaceAll('-', '')
    const nonce = String(randomInt(10_000_000, 100_000_000))
    const timestamp = String(clock.now().toUnixInteger())
    const answer = await this.#http.sendForJson({
      method: 'POST',
      url: `${url}?${new URLSearchParams({ senid, nonce, timestamp, appkey: appKey }).toString()}`,
      body,
      headers: {
        'content-type': 'application/json;charset=UTF-8',
        'x-nuonuo-sign': signCall({ url, appKey, senid, nonce, timestamp, body }, appSecret),
        'accesstoken': token,
        'usertax': taxpayerId,
        'method': `nuonuo.OpeMplatform.${method}`,
      },
    })
    if (answer.status === 'unknown') return answer
    return answer.httpStatus === 200
      ? understand(answer.content)
      : { status: 'unknown', reason: 'provider_trouble' }
  }
}

function understand(content: unknown): Reply {
  if (typeof content !== 'object' || content === null || !('code' in content))
    return { status: 'unknown', reason: 'unreadable_answer' }
  const { code, describe, result } = content as Record<string, unknown>
  const description = typeof describe === 'string' && describe !== '' ? describe : null
  return { status: 'answered', code: String(code), description, result }
}

/** What the gateway keeps out is no refusal of the request: it is asked again when the right is back. */
function admitted(reply: Reply): Reply {
  const isKeptOut = reply.status === 'answered' && GATEWAY.test(reply.code)
  return isKeptOut ? { status: 'unknown', reason: 'not_admitted' } : reply
}
