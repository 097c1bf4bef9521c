import { Controller } from '../../vendor/stimulus.js'

const SHOWN_MS = 8000

/** Short news that go by themselves, but not while somebody looks at them or holds the focus in them. */
export default class extends Controller {
  static targets = ['message']

  show() {
    if (this.element.querySelector('.toast-note')) return
    this.element.append(this.messageTarget.content.cloneNode(true))
    this.wait()
  }

  wait() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      if (this.element.matches(':hover, :focus-within')) this.wait()
      else this.clear()
    }, SHOWN_MS)
  }

  close() {
    this.clear()
  }

  clear() {
    this.element.querySelector('.toast-note')?.remove()
  }

  disconnect() {
    clearTimeout(this.timer)
  }
}
