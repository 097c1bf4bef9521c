import { Controller } from '../../vendor/stimulus.js'

/** Makes the popover a real dialog: the page behind it is shut, Escape closes it. */
export default class extends Controller {
  static targets = ['dialog']

  connect() {
    this.dialogTarget.removeAttribute('popover')
  }

  open(event) {
    event.preventDefault()
    this.dialogTarget.showModal()
  }

  close(event) {
    event.preventDefault()
    this.dialogTarget.close()
  }

  closeOutside({ target }) {
    if (target === this.dialogTarget) this.dialogTarget.close()
  }

  /** A page that is left may have lost its parts one by one. */
  disconnect() {
    if (this.hasDialogTarget) this.dialogTarget.close()
  }
}
