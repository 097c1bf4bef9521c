/**
 * Paths without a browser session: machines call them, or they must not leave a row per visit.
 * Each of them proves its caller in another way (a signature) or shows nothing private.
 */
export const sessionFreePrefixes = ['/health/', '/webhooks/', '/sandbox/', '/assets/']

/** Calls of machines carry a signature instead of a form token. */
export const csrfExemptPrefixes = ['/webhooks/', '/sandbox/']

export function isSessionFree(path: string): boolean {
  return sessionFreePrefixes.some((prefix) => path.startsWith(prefix))
}
