import type { DocumentFormat } from '#app/invoices/channel_messages'
import type { Outcome } from '#app/platform/http/outcome'
import { SignedClient } from '#app/platform/http/signed_client'

export interface DocumentSettings {
  /** Of the service; documents may always come from where it is. */
  url: string
  /** Separated by blanks. */
  documentHosts: string
  timeoutMs: number
}

/** The longest lists of goods make some megabytes. */
const MOST_BYTES = 20 * 1024 * 1024

/** How a file of each format begins; the bytes are read as Latin-1. */
const HEADS: Record<DocumentFormat, (head: string) => boolean> = {
  pdf: (head) => head.startsWith('%PDF-1.'),
  ofd: (head) => head.startsWith('PK\u0003\u0004'),
  xml: (head) => /^(?:\u00ef\u00bb\u00bf)?\s*<(?:\?xml\s|EInvoice\b)/.test(head),
}

/** Fetches the file behind a link of theirs, from their hosts and nowhere else. */
export async function fetchDocument(
  link: string,
  format: DocumentFormat,
  settings: DocumentSettings
): Promise<Outcome<Buffer>> {
  const place = URL.parse(link)
  if (place === null || !isTheirs(place, settings))
    return { status: 'unknown', reason: 'document_elsewhere' }
  const { timeoutMs } = settings
  const http = new SignedClient({ origins: [place.origin], timeoutMs, maxBytes: MOST_BYTES })
  const answer = await http.send({ method: 'GET', url: place.href })
  if (answer.status === 'unknown') return answer
  const { httpStatus, body } = answer
  if (httpStatus === 404) return { status: 'declined', reason: 'not_found' }
  if (httpStatus !== 200 || body.length === 0)
    return { status: 'unknown', reason: 'provider_trouble' }
  // A page that asks for patience comes with status 200 too.
  return HEADS[format](body.toString('latin1', 0, 64))
    ? { status: 'succeeded', value: body }
    : { status: 'unknown', reason: 'not_a_document' }
}

function isTheirs(place: URL, { url, documentHosts }: DocumentSettings): boolean {
  if (place.origin === new URL(url).origin) return true
  const hosts = documentHosts.split(/\s+/).filter((host) => host !== '')
  return (
    place.protocol === 'https:' &&
    hosts.some((host) => place.hostname === host || place.hostname.endsWith(`.${host}`))
  )
}
