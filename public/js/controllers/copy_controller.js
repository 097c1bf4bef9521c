import { Controller } from '../../vendor/stimulus.js'

const SHOWN_FOR_MS = 2000

export default class extends Controller {
  static targets = ['button', 'status']
  static values = { text: String }

  connect() {
    this.buttonTarget.hidden = !navigator.clipboard
  }

  async copy() {
    await navigator.clipboard.writeText(this.textValue)
    this.statusTarget.textContent = this.statusTarget.dataset.done
    this.element.classList.add('is-copied')
    setTimeout(() => this.element.classList.remove('is-copied'), SHOWN_FOR_MS)
  }
}
