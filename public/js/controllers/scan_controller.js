import { Controller } from '../../vendor/stimulus.js'

/**
 * A scanner is a keyboard that ends with Enter: its line must have the focus whenever nothing else
 * needs it. Other fields and open dialogs keep theirs.
 */
export default class extends Controller {
  static targets = ['input']

  connect() {
    this.inputTarget.focus()
  }

  ready() {
    this.inputTarget.value = ''
    this.inputTarget.focus()
  }

  keep({ target }) {
    const needsFocus = target.closest('input, textarea, select, button, a, summary, dialog, label')
    if (!needsFocus && document.getSelection().isCollapsed) this.inputTarget.focus()
  }
}
