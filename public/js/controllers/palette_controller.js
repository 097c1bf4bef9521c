import { Controller } from '../../vendor/stimulus.js'
import { visit } from '../../vendor/turbo.js'

/** Filters commands by what is typed; Enter goes to the marked one, or searches for the text. */
export default class extends Controller {
  static targets = ['text', 'command', 'none']

  connect() {
    this.filter()
  }

  filter() {
    const typed = this.textTarget.value.trim().toLowerCase()
    for (const command of this.commandTargets)
      command.hidden = !command.textContent.toLowerCase().includes(typed)
    this.mark(this.shown[0])
    this.noneTarget.hidden = this.shown.length > 0
  }

  get shown() {
    return this.commandTargets.filter(({ hidden }) => !hidden)
  }

  move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || this.shown.length === 0) return
    event.preventDefault()
    const from = this.shown.indexOf(this.marked)
    this.mark(this.shown.at((from + step) % this.shown.length))
  }

  mark(command) {
    this.marked = command
    for (const one of this.commandTargets)
      one.setAttribute('aria-selected', String(one === command))
    if (command) this.textTarget.setAttribute('aria-activedescendant', command.id)
    else this.textTarget.removeAttribute('aria-activedescendant')
    command?.scrollIntoView({ block: 'nearest' })
  }

  choose(event) {
    if (!this.marked) return
    event.preventDefault()
    this.go(this.marked)
  }

  open({ currentTarget }) {
    this.go(currentTarget)
  }

  go({ dataset }) {
    this.element.close()
    visit(dataset.path)
  }
}
