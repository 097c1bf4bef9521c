import { Controller } from '../../vendor/stimulus.js'

/** One submit per form until the answer is there. Comfort only: the server spends the form's token once. */
export default class extends Controller {
  connect() {
    this.release()
  }

  submit(event) {
    if (this.isBusy) return event.preventDefault()
    // A question may still be answered with no: then nothing is sent, and Turbo says nothing.
    if (event.submitter?.hasAttribute('data-turbo-confirm')) return
    this.hold(event.submitter)
  }

  /** The request leaves, after the question if there was one. */
  start({ detail }) {
    this.hold(detail.formSubmission.submitter)
  }

  hold(button) {
    this.isBusy = true
    this.button = button
    // After the browser has collected the fields, so that the button's own value travels along.
    queueMicrotask(() => this.button?.setAttribute('aria-busy', 'true'))
  }

  /** After the answer, and when the page comes back from the browser's history. */
  release() {
    this.isBusy = false
    this.button?.removeAttribute('aria-busy')
  }
}
