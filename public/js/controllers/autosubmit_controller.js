import { Controller } from '../../vendor/stimulus.js'

/** Filters apply as soon as a choice is made; typed text waits for Enter or the button. */
export default class extends Controller {
  submit({ target }) {
    const isChoice = target.matches(
      'select, input[type=checkbox], input[type=radio], input[type=date]'
    )
    if (isChoice) this.element.requestSubmit()
  }
}
