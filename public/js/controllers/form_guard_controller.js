import { Controller } from '../../vendor/stimulus.js'

/** One submit per form until the answer is there. Comfort only: the server spends the form's token once. */
export default class extends Controller {
  connect() {
    this.release()
  }

  submit(event) {
    if (this.isBusy) return event.preventDefault()
    this.isBusy = true
    this.button = event.submitter
    // After the browser has collected the fields, so that the button's own value travels along.
    queueMicrotask(() => this.button?.setAttribute('aria-busy', 'true'))
  }

  /** After the answer, and when the page comes back from the browser's history. */
  release() {
    this.isBusy = false
    this.button?.removeAttribute('aria-busy')
  }
}
