import { Controller } from '../../vendor/stimulus.js'
import { visit } from '../../vendor/turbo.js'

/** j and k walk through the rows of a list, x chooses one, b goes to the acts on the chosen ones, Enter opens it. */
export default class extends Controller {
  static targets = ['row']

  connect() {
    this.id = null
  }

  letter({ detail }) {
    const { key, original } = detail
    const steps = { j: 1, k: -1 }
    if (key in steps) this.walk(steps[key])
    else if (key === 'x') this.box?.click()
    else if (key === 'b') this.act?.focus()
    else if (key === 'Enter' && this.current && original.target === document.body)
      visit(this.current.querySelector('a[href]').href)
    else return
    original.preventDefault()
  }

  walk(step) {
    const from = this.rowTargets.indexOf(this.current)
    const to = this.current ? from + step : step > 0 ? 0 : this.rowTargets.length - 1
    const row = this.rowTargets[Math.max(0, Math.min(to, this.rowTargets.length - 1))]
    if (!row) return
    this.id = row.dataset.row
    this.show()
    row.scrollIntoView({ block: 'nearest' })
    if (document.activeElement !== document.body) document.activeElement.blur()
  }

  /** Also after the rows came anew. */
  show() {
    for (const row of this.rowTargets) {
      row.classList.toggle('is-current', row === this.current)
      if (row === this.current) row.setAttribute('aria-current', 'true')
      else row.removeAttribute('aria-current')
    }
  }

  get current() {
    return this.rowTargets.find(({ dataset }) => dataset.row === this.id)
  }

  get act() {
    return this.element.querySelector('.batch-bar:not([hidden]) :is(select, button)')
  }

  get box() {
    return this.current?.querySelector('input[type=checkbox]')
  }
}
