import { Controller } from '../../vendor/stimulus.js'

const YEAR = 60 * 60 * 24 * 365

/** Switches the theme at once; without JavaScript the same buttons send the form. */
export default class extends Controller {
  static targets = ['choice']

  choose(event) {
    event.preventDefault()
    const theme = event.currentTarget.value
    document.cookie = `theme=${theme}; path=/; max-age=${YEAR}; samesite=lax`
    document.documentElement.dataset.theme = theme
    dispatchEvent(new Event('theme:choose'))
    for (const choice of this.choiceTargets) {
      choice.setAttribute('aria-pressed', String(choice.value === theme))
    }
  }
}
