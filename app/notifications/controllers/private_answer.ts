import type { HttpContext } from '@adonisjs/core/http'

/** For what only the holder of a link may see: no robot lists it, no cache keeps it, no other site learns of it. */
export function keepPrivate({ response }: HttpContext): void {
  response.header('x-robots-tag', 'noindex, nofollow, noarchive')
  response.header('referrer-policy', 'no-referrer')
  response.header('cache-control', 'private, no-store')
}
