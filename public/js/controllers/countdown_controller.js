import { Controller } from '../../vendor/stimulus.js'

/** Counts down the seconds that the server said are left; the visitor's own clock may be wrong. */
export default class extends Controller {
  static values = { seconds: Number }

  connect() {
    this.endsAt = performance.now() + this.secondsValue * 1000
    this.timer = setInterval(() => this.show(), 1000)
  }

  disconnect() {
    clearInterval(this.timer)
  }

  show() {
    const left = Math.max(0, Math.round((this.endsAt - performance.now()) / 1000))
    this.element.textContent = countdown(left)
    if (left === 0) clearInterval(this.timer)
  }
}

function countdown(seconds) {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const parts = hours > 0 ? [hours, minutes, seconds % 60] : [minutes, seconds % 60]
  return parts.map((part, index) => String(part).padStart(index === 0 ? 1 : 2, '0')).join(':')
}
