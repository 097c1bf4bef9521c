import { Controller } from '../../vendor/stimulus.js'

const FIELDS = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]'

/**
 * Keys that work on every page of the desk. Single letters can be switched off (WCAG 2.1.4) and never act while
 * somebody types or chooses characters in an input method.
 */
export default class extends Controller {
  static targets = ['palette', 'overview']
  static values = { single: Boolean }

  press(event) {
    if (event.isComposing || event.defaultPrevented) return
    const isCommand = event.ctrlKey || event.metaKey
    if (isCommand && event.key.toLowerCase() === 'k')
      return this.act(event, () => this.openPalette())
    const form = isCommand && event.key === 'Enter' && event.target.closest('form')
    if (form) return this.act(event, () => form.requestSubmit())
    if (isCommand || event.altKey) return
    if (event.key === 'Escape') return this.leave(event)
    if (!this.singleValue || event.target.matches(FIELDS) || document.querySelector('dialog[open]'))
      return
    if (event.key === '/') return this.act(event, () => searchBox()?.focus())
    if (event.key === '?') return this.act(event, () => this.overviewTarget.showModal())
    if (event.key === 'e')
      return this.act(event, () => document.querySelector('[data-key=e]')?.click())
    this.dispatch('letter', { detail: { key: event.key, original: event } })
  }

  act(event, work) {
    event.preventDefault()
    work()
  }

  /** Escape leaves a field, so that the letters work again. Dialogs and panels close themselves. */
  leave({ target }) {
    if (target.matches(FIELDS) && !target.closest('dialog, details')) target.blur()
  }

  openPalette() {
    if (!this.paletteTarget.open) this.paletteTarget.showModal()
  }

  closeOutside({ target, currentTarget }) {
    if (target === currentTarget) currentTarget.close()
  }

  close() {
    this.overviewTarget.close()
  }

  /** A kept page comes back without its dialogs. */
  tidy() {
    for (const dialog of [this.paletteTarget, this.overviewTarget]) dialog.close()
  }
}

function searchBox() {
  return document.querySelector('.search-box input')
}
