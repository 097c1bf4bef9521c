/** Where people go after signing in, when they did not come from a page. */
export function homeOf(user: { isStaff: boolean }): string {
  return user.isStaff ? '/desk' : '/my'
}

/**
 * The page that somebody wanted before signing in, if it is one of this house and meant for their
 * kind; else their home. Anything that a browser could read as another host is refused.
 */
export function landingFor(user: { isStaff: boolean }, wanted: string | null): string {
  const home = homeOf(user)
  if (wanted === null || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) || wanted.includes('\\'))
    return home
  const [path] = wanted.split(/[?#]/, 1)
  const isTheirs = [home, '/account'].some((root) => path === root || path.startsWith(`${root}/`))
  return isTheirs ? wanted : home
}
