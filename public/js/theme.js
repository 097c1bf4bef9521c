/*
 * Runs before the first paint: which of light and dark the page starts with. The choice (auto, light, dark)
 * is the cookie that the server has rendered as data-theme; 'auto' follows the system. Paper is always light.
 */
;(() => {
  const root = document.documentElement
  const systemIsDark = matchMedia('(prefers-color-scheme: dark)')

  function apply() {
    const choice = root.dataset.theme
    const isDark = choice === 'dark' || (choice === 'auto' && systemIsDark.matches)
    root.dataset.bsTheme = isDark ? 'dark' : 'light'
  }

  apply()
  systemIsDark.addEventListener('change', apply)
  addEventListener('theme:choose', apply)
  addEventListener('beforeprint', () => (root.dataset.bsTheme = 'light'))
  addEventListener('afterprint', apply)
})()
