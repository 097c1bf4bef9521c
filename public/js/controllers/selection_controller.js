import { Controller } from '../../vendor/stimulus.js'

/** Choosing rows of a list for the batch bar. */
export default class extends Controller {
  static targets = ['row', 'all', 'bar', 'count']

  connect() {
    for (const box of this.allTargets) box.hidden = false
    this.change()
  }

  change() {
    const chosen = this.rowTargets.filter((box) => box.checked)
    for (const bar of this.barTargets) bar.hidden = chosen.length === 0
    for (const count of this.countTargets) count.textContent = chosen.length
    for (const all of this.allTargets) {
      all.checked = chosen.length > 0 && chosen.length === this.rowTargets.length
      all.indeterminate = chosen.length > 0 && !all.checked
    }
    for (const box of this.rowTargets) box.closest('tr')?.classList.toggle('is-chosen', box.checked)
  }

  toggleAll(event) {
    for (const box of this.rowTargets) box.checked = event.currentTarget.checked
    this.change()
  }
}
