import { Controller } from '../../vendor/stimulus.js'

/** A <details> that closes by Escape, by a click elsewhere and before a page is kept for 'back'. */
export default class extends Controller {
  closeOutside({ target }) {
    if (!this.element.contains(target)) this.close()
  }

  escape() {
    if (!this.element.open) return
    this.close()
    this.element.querySelector('summary').focus()
  }

  close() {
    this.element.open = false
  }
}
