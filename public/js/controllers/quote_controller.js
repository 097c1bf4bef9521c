import { Controller } from '../../vendor/stimulus.js'

const PAUSE = 400

/** Asks the server what the lines cost, a moment after they were typed; without JavaScript a button does it. */
export default class extends Controller {
  static targets = ['frame', 'button']
  static values = { src: String }

  connect() {
    for (const button of this.buttonTargets) button.hidden = true
    this.load()
  }

  disconnect() {
    clearTimeout(this.timer)
  }

  ask() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.load(), PAUSE)
  }

  load() {
    const fields = [...this.element.querySelectorAll('[name^="lines["]')]
    const typed = fields.filter(({ value }) => value.trim() !== '')
    if (typed.length === 0 && !this.frameTarget.src) return
    const query = new URLSearchParams(typed.map(({ name, value }) => [name, value]))
    this.frameTarget.src = `${this.srcValue}?${query}`
  }
}
