import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SandboxProvider } from '#app/platform/plugins/plugin'
import { readBody } from '#app/platform/plugins/sandbox'
import { answerText, signText } from '../signature.js'
import { Bureau, type BureauSettings } from './bureau.js'
import { loginPage, PAGE_HEADERS } from './login_page.js'
import { RequestGuard } from './request_guard.js'

export interface TaxSandboxSettings extends BureauSettings {
  callerKey: string
}

/**
 * The pretended tax side: a signed interface below /v1, and the page of a sign-in below /login. It shares no code
 * with the plugin but the shape of signatures, and checks every request by arithmetic and tables of its own.
 */
export class TaxSandbox implements SandboxProvider {
  readonly #bureau: Bureau
  readonly #guard: RequestGuard
  readonly #key: string
  readonly #unanswered = new Set<ServerResponse>()

  constructor(settings: TaxSandboxSettings) {
    this.#bureau = new Bureau(settings)
    this.#guard = new RequestGuard(this.#bureau.store, settings.callerKey)
    this.#key = settings.bureauKey
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://sandbox').pathname
    const token = /^\/login\/([\w-]+)$/.exec(path)?.[1]
    if (token) return this.#page(token, request, response)
    if (request.method !== 'POST') return void response.writeHead(404).end()
    const body = await readBody(request)
    const nonce = String(request.headers['sandbox-nonce'] ?? '')
    const fault = this.#guard.faultOf(path, request.headers, body)
    if (fault) return this.#answer(response, nonce, 401, { code: fault })
    const answer = this.#bureau.act(path, JSON.parse(body))
    if (answer.status === 'lost') return this.#keepWaiting(response)
    const { status } = answer
    const content = status === 200 ? answer.content : { code: answer.code, message: answer.message }
    this.#answer(response, nonce, status, content)
  }

  async close(): Promise<void> {
    for (const response of this.#unanswered) response.destroy()
    await this.#bureau.close()
  }

  #page(token: string, request: IncomingMessage, response: ServerResponse): void {
    const { signIns } = this.#bureau
    if (request.method === 'POST') signIns.scan(token)
    const state = signIns.stateOf(token)
    const html = loginPage(state, request.headers['accept-language'] ?? '')
    response.writeHead(state === null ? 404 : 200, PAGE_HEADERS).end(html)
  }

  #answer(response: ServerResponse, nonce: string, status: number, content: object): void {
    const body = JSON.stringify(content)
    const signature = signText(answerText({ nonce, status, body }), this.#key)
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
