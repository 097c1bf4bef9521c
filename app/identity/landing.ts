/** Any origin that no real address has: it shows whether a browser would leave the house. */
const HOUSE = 'http://house.invalid'

/** Where people go after signing in, when they did not come from a page. */
export function homeOf(user: { isStaff: boolean }): string {
  return user.isStaff ? '/desk' : '/my'
}

/**
 * The page that somebody wanted before signing in, if it is one of this house and meant for their
 * kind; else their home. It is read as a browser reads it, so that no spelling leads elsewhere.
 */
export function landingFor(user: { isStaff: boolean }, wanted: string | null): string {
  const home = homeOf(user)
  if (wanted === null || !URL.canParse(wanted, HOUSE)) return home
  const { origin, pathname, search } = new URL(wanted, HOUSE)
  const isTheirs = [home, '/account', '/help'].some(
    (root) => pathname === root || pathname.startsWith(`${root}/`)
  )
  return origin === HOUSE && isTheirs ? `${pathname}${search}` : home
}
