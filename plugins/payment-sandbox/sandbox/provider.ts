import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SandboxProvider } from '#app/platform/plugins/plugin'
import { readBody } from '#app/platform/plugins/sandbox'
import { parseYuan } from '#app/platform/money/fen'
import { merchantKey, providerKey, publicKeyOf } from '../keys.js'
import { answerText, signText } from '../signature.js'
import { NoticeSender } from './notice_sender.js'
import { type Locale, notFoundPage, PAGE_HEADERS, payPage, STYLE } from './pages.js'
import { Refunds } from './refunds.js'
import { RequestGuard } from './request_guard.js'
import { Store } from './store.js'
import { type Answer, Trades } from './trades.js'

type Content = Record<string, unknown>

/**
 * The pretended provider: a signed interface for merchants below /v1, and pages for payers below
 * /pay. It shares no code with the plugin but the shape of signatures and the words of states.
 */
export class PaymentSandbox implements SandboxProvider {
  readonly #store: Store
  readonly #notices: NoticeSender
  readonly #trades: Trades
  readonly #refunds: Refunds
  readonly #guard: RequestGuard
  readonly #privateKey: string
  readonly #basePath: string
  readonly #unanswered = new Set<ServerResponse>()

  constructor({ baseUrl, directory }: { baseUrl: string; directory: string }) {
    this.#store = new Store(directory)
    this.#privateKey = providerKey(directory)
    this.#basePath = new URL(baseUrl).pathname.replace(/\/$/, '')
    this.#guard = new RequestGuard(this.#store, publicKeyOf(merchantKey(directory)))
    this.#notices = new NoticeSender(this.#store, this.#privateKey)
    this.#trades = new Trades(this.#store, this.#notices, baseUrl)
    this.#refunds = new Refunds(this.#store, this.#notices, this.#trades)
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://sandbox')
    if (url.pathname === '/pay.css') return sendStyle(response)
    const token = /^\/pay\/([\w-]+)$/.exec(url.pathname)?.[1]
    if (token) return this.#page(token, request, response, localeOf(request, url))
    if (request.method === 'POST') return this.#call(url.pathname, request, response)
    response.writeHead(404).end()
  }

  async close(): Promise<void> {
    for (const response of this.#unanswered) response.destroy()
    await this.#notices.close()
    this.#store.close()
  }

  #page(token: string, request: IncomingMessage, response: ServerResponse, locale: Locale): void {
    const trade = this.#trades.byToken(token)
    if (trade && request.method === 'POST') {
      this.#trades.pay(trade)
      const location = `${this.#basePath}/pay/${token}?lang=${locale}`
      response.writeHead(303, { location }).end()
      return
    }
    const html = trade
      ? payPage(trade, locale, this.#basePath)
      : notFoundPage(locale, this.#basePath)
    response.writeHead(trade ? 200 : 404, PAGE_HEADERS).end(html)
  }

  async #call(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request)
    const nonce = String(request.headers['sandbox-nonce'] ?? '')
    const fault = this.#guard.faultOf(path, request.headers, body)
    if (fault) return this.#answer(response, nonce, 401, { code: fault })
    const answer = this.#act(path, JSON.parse(body))
    if (answer.status === 'lost') return this.#keepWaiting(response)
    this.#answer(
      response,
      nonce,
      answer.status,
      answer.status === 200 ? answer.content : { code: answer.code }
    )
  }

  #act(path: string, content: Content): Answer {
    const text = (name: string) => String(content[name] ?? '')
    const amountFen = parseYuan(text('amount')) ?? 0
    const [tradeNumber, refundNumber] = [text('tradeNumber'), text('refundNumber')]
    switch (path) {
      case '/v1/payments':
        if (amountFen <= 0) return { status: 409, code: 'BAD_AMOUNT' }
        return this.#trades.create({
          tradeNumber,
          amountFen,
          subject: text('subject'),
          noticeUrl: text('noticeUrl'),
          returnUrl: text('returnUrl'),
          expiresAt: text('expiresAt'),
        })
      case '/v1/payments/query':
        return this.#trades.query(tradeNumber)
      case '/v1/payments/close':
        return this.#trades.close(tradeNumber)
      case '/v1/refunds':
        if (amountFen <= 0) return { status: 409, code: 'BAD_AMOUNT' }
        return this.#refunds.create({ refundNumber, tradeNumber, amountFen })
      case '/v1/refunds/query':
        return this.#refunds.query(refundNumber)
      default:
        return { status: 409, code: 'NO_SUCH_CALL' }
    }
  }

  #answer(response: ServerResponse, nonce: string, status: number, content: object): void {
    const body = JSON.stringify(content)
    const signature = signText(answerText({ nonce, status, body }), this.#privateKey)
    response
      .writeHead(status, { 'content-type': 'application/json', 'sandbox-signature': signature })
      .end(body)
  }

  /** The deed is done and the merchant never hears of it: the line stays open until they give up. */
  #keepWaiting(response: ServerResponse): Promise<void> {
    this.#unanswered.add(response)
    return new Promise((resolve) => {
      response.once('close', () => {
        this.#unanswered.delete(response)
        resolve()
      })
    })
  }
}

function sendStyle(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/css; charset=utf-8' }).end(STYLE)
}

function localeOf(request: IncomingMessage, url: URL): Locale {
  const wanted = url.searchParams.get('lang') ?? request.headers['accept-language'] ?? ''
  return wanted.startsWith('en') ? 'en' : 'zh-CN'
}
