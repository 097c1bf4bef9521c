import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SandboxProvider } from '#app/platform/plugins/plugin'
import { readBody } from '#app/platform/plugins/sandbox'
import { courierKey, customerKey } from '../keys.js'
import { answerText, signText } from '../signature.js'
import { type Answer, Bookings } from './bookings.js'
import { PushSender } from './push_sender.js'
import { RequestGuard } from './request_guard.js'
import { Store } from './store.js'

type Content = Record<string, unknown>

/** The pretended courier: a signed interface below /v1, and pushes to whoever booked. */
export class CourierSandbox implements SandboxProvider {
  readonly #store: Store
  readonly #pushes: PushSender
  readonly #bookings: Bookings
  readonly #guard: RequestGuard
  readonly #key: string
  readonly #unanswered = new Set<ServerResponse>()

  constructor({ directory, stepMs }: { directory: string; stepMs: number }) {
    this.#store = new Store(directory)
    this.#key = courierKey(directory)
    this.#guard = new RequestGuard(this.#store, customerKey(directory))
    this.#pushes = new PushSender(this.#store, this.#key)
    this.#bookings = new Bookings(this.#store, this.#pushes, stepMs)
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path } = new URL(request.url ?? '/', 'http://sandbox')
    if (request.method !== 'POST') {
      response.writeHead(404).end()
      return
    }
    const body = await readBody(request)
    const nonce = String(request.headers['x-nonce'] ?? '')
    const fault = this.#guard.faultOf(path, request.headers, body)
    if (fault) return this.#answer(response, nonce, 401, { code: fault })
    const answer = this.#act(path, JSON.parse(body))
    if (answer.status === 'lost') return this.#keepWaiting(response)
    const content = answer.status === 200 ? answer.content : { code: answer.code }
    this.#answer(response, nonce, answer.status, content)
  }

  async close(): Promise<void> {
    for (const response of this.#unanswered) response.destroy()
    await this.#pushes.close()
    this.#store.close()
  }

  #act(path: string, content: Content): Answer {
    const shipmentId = String(content.shipmentId ?? '')
    switch (path) {
      case '/v1/bookings':
        return this.#bookings.create({
          shipmentId,
          recipientName: nameOf(content.recipient),
          pushUrl: String(content.pushUrl ?? ''),
        })
      case '/v1/bookings/query':
        return this.#bookings.query(shipmentId)
      case '/v1/bookings/cancel':
        return this.#bookings.cancel(shipmentId)
      case '/v1/collections':
        return this.#bookings.collect(
          Array.isArray(content.waybills) ? content.waybills.map(String) : []
        )
      default:
        return { status: 409, code: 'NO_SUCH_CALL' }
    }
  }

  #answer(response: ServerResponse, nonce: string, status: number, content: object): void {
    const body = JSON.stringify(content)
    const signature = signText(answerText(nonce, status, body), this.#key)
    response
      .writeHead(status, { 'content-type': 'application/json', 'x-signature': signature })
      .end(body)
  }

  /** The deed is done and the customer never hears of it: the line stays open until they give up. */
  #keepWaiting(response: ServerResponse): void {
    this.#unanswered.add(response)
    response.once('close', () => this.#unanswered.delete(response))
  }
}

function nameOf(party: unknown): string {
  return typeof party === 'object' && party !== null && 'name' in party ? String(party.name) : ''
}
