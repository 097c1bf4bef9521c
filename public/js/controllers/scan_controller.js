import { Controller } from '../../vendor/stimulus.js'

/** Nobody types so fast. */
const SCANNER_MS = 35
const SHORTEST_CODE = 4
const WRITABLE = 'input:not([type=checkbox], [type=radio], [type=file]), textarea, select'
/** What people type in the other fields of these pages, however fast: a weight. */
const WEIGHT = /^\d{0,3}(\.\d{0,3})?$/

/**
 * A scanner is a keyboard that ends with Enter: its line must have the focus whenever nothing else
 * needs it. What it types elsewhere is brought into the line; other fields and open dialogs keep theirs.
 */
export default class extends Controller {
  static targets = ['input']

  connect() {
    this.burst = ''
    this.inputTarget.focus()
  }

  keep({ target }) {
    const needsFocus = target.closest('input, textarea, select, button, a, summary, dialog, label')
    if (!needsFocus && document.getSelection().isCollapsed) this.inputTarget.focus()
  }

  type(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
    if (document.querySelector('dialog[open], :popover-open')) return
    const isFast = event.timeStamp - this.lastKeyAt < SCANNER_MS
    if (event.key.length === 1) {
      this.burst = isFast ? this.burst + event.key : event.key
      this.lastKeyAt = event.timeStamp
      if (event.key !== ' ' && !event.target.closest(WRITABLE)) this.#take(event)
    } else if (event.key === 'Enter' && isFast) this.#bringHome(event)
  }

  /** The character follows the focus; it is the first of a code, and no command of the page. */
  #take(event) {
    event.stopImmediatePropagation()
    this.inputTarget.focus()
  }

  /** A whole code that ended up in another field is taken out of it again. */
  #bringHome(event) {
    const field = event.target.closest(WRITABLE)
    const isCode = this.burst.length >= SHORTEST_CODE && !WEIGHT.test(this.burst)
    if (!isCode || !field || field === this.inputTarget) return
    event.preventDefault()
    if (field.value.endsWith(this.burst)) field.value = field.value.slice(0, -this.burst.length)
    this.inputTarget.value = this.burst
    this.inputTarget.form.requestSubmit()
    this.inputTarget.focus()
  }
}
