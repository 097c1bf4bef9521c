import type { HttpRequest } from '@adonisjs/core/http'

/** A call from outside as it came in, before anything was believed. Stored sealed, so it can be read again. */
export interface RawCall {
  /** Names in lower case. */
  headers: Record<string, string>
  /** The query string without the question mark, still encoded. */
  query: string
  /** Byte for byte what was sent, decoded as UTF-8. Signatures are checked over this, never over re-written JSON. */
  body: string
}

/**
 * - `forged`: the signature is missing, wrong, or does not belong to these bytes.
 * - `stale`: genuine once, but older than the provider's window; a recording may be played back.
 * - `unreadable`: not in the provider's form at all.
 */
export type CallVerdict = 'genuine' | 'forged' | 'stale' | 'unreadable'

/** The words with which a provider wants its call answered. */
export interface CallAnswer {
  status: number
  contentType: string
  body: string
}

/** The call behind a request of ours. Its body parser keeps the bytes of forms, JSON and text. */
export function rawCallOf(request: HttpRequest): RawCall {
  const headers = Object.entries(request.headers()).map(([name, value]) => [name, String(value)])
  return {
    headers: Object.fromEntries(headers),
    query: request.parsedUrl.query ?? '',
    body: request.raw() ?? '',
  }
}
