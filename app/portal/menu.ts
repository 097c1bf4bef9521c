/** The places of a customer; texts: `ui.portal_menu.<key>`. On a phone they are the bar at the bottom. */
export const PORTAL_MENU = [
  { key: 'home', path: '/my', icon: 'home' },
  { key: 'catalogue', path: '/my/catalogue', icon: 'product' },
  { key: 'orders', path: '/my/orders', icon: 'order' },
  { key: 'invoices', path: '/my/invoices', icon: 'invoice' },
  { key: 'messages', path: '/my/messages', icon: 'bell' },
  { key: 'account', path: '/account', icon: 'account' },
] as const

/** The entry of the open page: the one with the longest path that leads to it. */
export function portalMenuFor(openPath: string) {
  const active = PORTAL_MENU.filter(({ path }) => leadsTo(path, openPath)).sort(
    (one, other) => other.path.length - one.path.length
  )[0]
  return PORTAL_MENU.map((entry) => ({ ...entry, isActive: entry === active }))
}

/** The home is the parent of nothing. */
function leadsTo(path: string, openPath: string): boolean {
  return path === '/my' ? openPath === '/my' : `${openPath}/`.startsWith(`${path}/`)
}
