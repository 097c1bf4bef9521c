import { Controller } from '../../vendor/stimulus.js'

/** Takes the focus to the summary, and from its links into the field instead of beside it. */
export default class extends Controller {
  connect() {
    this.element.focus()
  }

  follow(event) {
    const field = document.querySelector(event.currentTarget.hash)
    if (!field) return
    event.preventDefault()
    field.focus()
    field.closest('.field')?.scrollIntoView({ block: 'center' })
  }
}
