import { Controller } from '../../vendor/stimulus.js'

export default class extends Controller {
  static targets = ['input']

  over(event) {
    event.preventDefault()
    this.element.classList.add('is-over')
  }

  leave() {
    this.element.classList.remove('is-over')
  }

  drop(event) {
    event.preventDefault()
    this.leave()
    if (event.dataTransfer.files.length === 0) return
    this.inputTarget.files = event.dataTransfer.files
    this.inputTarget.dispatchEvent(new Event('change', { bubbles: true }))
  }
}
