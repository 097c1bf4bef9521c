import logger from '@adonisjs/core/services/logger'

export interface OutgoingRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  headers?: Record<string, string>
  body?: string | Uint8Array
}

export interface SignedClientSettings {
  /** The only places that may be called: `https://api.example.com`, with the port unless it is the default. */
  origins: readonly string[]
  /** Returns the headers that sign the request as it will be sent. */
  sign?: (request: OutgoingRequest) => Record<string, string>
  /** From the first byte sent to the last byte read. */
  timeoutMs?: number
  maxBytes?: number
}

export interface Answered {
  status: 'answered'
  httpStatus: number
  headers: Headers
  body: Buffer
}

/**
 * Why nobody knows what the request did: `timeout`, `no_answer` (refused, torn, no such host),
 * `redirected`, `too_large`, `unreadable`.
 */
export type TransportTrouble = 'timeout' | 'no_answer' | 'redirected' | 'too_large' | 'unreadable'
export type Unknown = { status: 'unknown'; reason: TransportTrouble }

const TIMEOUT_MS = 10_000
const MAX_BYTES = 10 * 1024 * 1024

/**
 * Calls a provider. Never throws for what the network or the provider does: whatever is not a whole
 * answer comes back as `unknown`, because the request may have had its effect. What an answer means
 * is up to the plugin. Logs host, status and time; never paths, headers or bodies.
 */
export class SignedClient {
  private readonly origins: ReadonlySet<string>

  constructor(private readonly settings: SignedClientSettings) {
    this.origins = new Set(settings.origins.map((origin) => new URL(origin).origin))
  }

  async send(request: OutgoingRequest): Promise<Answered | Unknown> {
    const { origin, host } = new URL(request.url)
    if (!this.origins.has(origin)) throw new Error(`${host} is not on the list of this client`)
    const startedAt = performance.now()
    const answer = await this.exchange(request)
    const outcome = answer.status === 'answered' ? answer.httpStatus : answer.reason
    const ms = Math.round(performance.now() - startedAt)
    logger.info({ host, method: request.method, outcome, ms }, 'outside call')
    return answer
  }

  /** For providers that speak JSON: an answer that is none is `unreadable`. */
  async sendForJson(
    request: OutgoingRequest
  ): Promise<(Answered & { content: unknown }) | Unknown> {
    const answer = await this.send(request)
    if (answer.status === 'unknown') return answer
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(answer.body)
      return { ...answer, content: JSON.parse(text) }
    } catch {
      return unknown('unreadable')
    }
  }

  private async exchange(request: OutgoingRequest): Promise<Answered | Unknown> {
    const { sign, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES } = this.settings
    const headers = { ...request.headers, ...sign?.(request) }
    try {
      const response = await fetch(request.url, {
        method: request.method,
        headers,
        body: request.body,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      })
      if (response.status >= 300 && response.status < 400) return unknown('redirected')
      const body = await readBody(response, maxBytes)
      if (body === null) return unknown('too_large')
      return { status: 'answered', httpStatus: response.status, headers: response.headers, body }
    } catch (error) {
      const isTimeout = error instanceof Error && error.name === 'TimeoutError'
      return unknown(isTimeout ? 'timeout' : 'no_answer')
    }
  }
}

/** Null as soon as there is more than `maxBytes`; the rest is not read. */
async function readBody(response: Response, maxBytes: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    // Leaving the loop cancels the stream.
    if (size > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function unknown(reason: TransportTrouble): Unknown {
  return { status: 'unknown', reason }
}
