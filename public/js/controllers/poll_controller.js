import { Controller } from '../../vendor/stimulus.js'

/** Fetches its frame anew every few seconds while the page is looked at. The frame without this controller ends it. */
export default class extends Controller {
  static values = { src: String, seconds: { type: Number, default: 3 } }

  connect() {
    this.timer = setInterval(() => this.refresh(), this.secondsValue * 1000)
  }

  disconnect() {
    clearInterval(this.timer)
  }

  refresh() {
    const isBusy =
      this.element.hasAttribute('busy') || this.element.contains(document.activeElement)
    if (document.hidden || isBusy) return
    if (this.element.src) this.element.reload()
    else this.element.src = this.srcValue
  }
}
