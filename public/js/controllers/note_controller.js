import { Controller } from '../../vendor/stimulus.js'

/** A message that can be closed; the button is there only when this runs. */
export default class extends Controller {
  static targets = ['close']

  connect() {
    for (const button of this.closeTargets) button.hidden = false
  }

  close() {
    this.element.remove()
  }
}
