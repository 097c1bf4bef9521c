import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SandboxProvider } from '#app/platform/plugins/plugin'
import { readBody } from '#app/platform/plugins/sandbox'
import { answerText, signText } from '../signature.js'
import { Books } from './books.js'
import { type Answer, Register } from './register.js'
import { RequestGuard } from './request_guard.js'
import { Store } from './store.js'

export interface TaxSandboxSettings {
  directory: string
  monthlyQuotaYuan: number
  callerKey: string
  bureauKey: string
}

/**
 * The pretended tax side: a signed interface below /v1. It shares no code with the plugin but the shape of
 * signatures, and checks every request by arithmetic and tables of its own.
 */
export class TaxSandbox implements SandboxProvider {
  readonly #store: Store
  readonly #register: Register
  readonly #guard: RequestGuard
  readonly #bureauKey: string
  readonly #unanswered = new Set<ServerResponse>()

  constructor({ directory, monthlyQuotaYuan, callerKey, bureauKey }: TaxSandboxSettings) {
    this.#store = new Store(directory)
    const books = new Books(this.#store, BigInt(monthlyQuotaYuan) * 100n)
    this.#register = new Register(this.#store, books)
    this.#guard = new RequestGuard(this.#store, callerKey)
    this.#bureauKey = bureauKey
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://sandbox').pathname
    if (request.method !== 'POST') {
      response.writeHead(404).end()
      return
    }
    const body = await readBody(request)
    const nonce = String(request.headers['sandbox-nonce'] ?? '')
    const fault = this.#guard.faultOf(path, request.headers, body)
    if (fault) return this.#answer(response, nonce, 401, { code: fault })
    const answer = this.#act(path, JSON.parse(body))
    if (answer.status === 'lost') return this.#keepWaiting(response)
    const { status } = answer
    const content = status === 200 ? answer.content : { code: answer.code, message: answer.message }
    this.#answer(response, nonce, status, content)
  }

  async close(): Promise<void> {
    for (const response of this.#unanswered) response.destroy()
    this.#store.close()
  }

  #act(path: string, content: Record<string, unknown>): Answer {
    switch (path) {
      case '/v1/invoices':
        return this.#register.issue(content)
      case '/v1/invoices/query':
        return this.#register.query(String(content.requestNumber ?? ''))
      case '/v1/quota':
        return this.#register.quota(String(content.taxpayerId ?? ''))
      default:
        return { status: 409, code: 'NO_SUCH_CALL', message: null }
    }
  }

  #answer(response: ServerResponse, nonce: string, status: number, content: object): void {
    const body = JSON.stringify(content)
    const signature = signText(answerText({ nonce, status, body }), this.#bureauKey)
    response
      .writeHead(status, { 'content-type': 'application/json', 'sandbox-signature': signature })
      .end(body)
  }

  /** The invoice is issued and the caller never hears of it: the line stays open until they give up. */
  #keepWaiting(response: ServerResponse): void {
    this.#unanswered.add(response)
    response.once('close', () => this.#unanswered.delete(response))
  }
}
