import type { Outcome } from '#app/platform/http/outcome'
import { SignedClient } from '#app/platform/http/signed_client'

export interface DocumentSettings {
  /** Of the service; documents may always come from where it is. */
  url: string
  /** Separated by blanks. */
  documentHosts: string
  timeoutMs: number
}

/** Fetches the file behind a link of theirs, from their hosts and nowhere else. */
export async function fetchDocument(
  link: string,
  settings: DocumentSettings
): Promise<Outcome<Buffer>> {
  const place = URL.parse(link)
  if (place === null || !isTheirs(place, settings))
    return { status: 'unknown', reason: 'document_elsewhere' }
  const { timeoutMs } = settings
  const http = new SignedClient({ origins: [place.origin], timeoutMs })
  const answer = await http.send({ method: 'GET', url: place.href })
  if (answer.status === 'unknown') return answer
  const { httpStatus, body } = answer
  if (httpStatus === 404) return { status: 'declined', reason: 'not_found' }
  return httpStatus === 200 && body.length > 0
    ? { status: 'succeeded', value: body }
    : { status: 'unknown', reason: 'provider_trouble' }
}

function isTheirs(place: URL, { url, documentHosts }: DocumentSettings): boolean {
  if (place.origin === new URL(url).origin) return true
  const hosts = documentHosts.split(/\s+/).filter((host) => host !== '')
  return (
    place.protocol === 'https:' &&
    hosts.some((host) => place.hostname === host || place.hostname.endsWith(`.${host}`))
  )
}
