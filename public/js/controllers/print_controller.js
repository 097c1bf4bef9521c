import { Controller } from '../../vendor/stimulus.js'

/** Opens the browser's print dialog for the page. */
export default class extends Controller {
  print() {
    window.print()
  }
}
