import { Controller } from '../../vendor/stimulus.js'

/** A choice writes its text into a field of the same form, where it can be changed before it is sent. */
export default class extends Controller {
  static values = { field: String }

  fill() {
    const field = this.element.form.elements[this.fieldValue]
    const [option] = this.element.selectedOptions
    if (!option.value) return
    field.value = option.textContent.trim()
    field.focus()
  }
}
