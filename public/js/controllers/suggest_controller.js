import { Controller } from '../../vendor/stimulus.js'

/**
 * Fills the browser's own list of suggestions while somebody types. Without it the field still takes
 * what is typed in full, and the server checks it.
 */
export default class extends Controller {
  static targets = ['input', 'list']
  static values = { url: String }
  #waiting
  #asked = ''

  disconnect() {
    clearTimeout(this.#waiting)
  }

  ask() {
    clearTimeout(this.#waiting)
    this.#waiting = setTimeout(() => this.#fetch(this.inputTarget.value.trim()), 150)
  }

  async #fetch(text) {
    const isChosen = [...this.listTarget.options].some(({ value }) => value === text)
    if (text === '' || text === this.#asked || isChosen) return
    this.#asked = text
    const address = `${this.urlValue}?${new URLSearchParams({ q: text })}`
    const answer = await fetch(address, { headers: { accept: 'application/json' } })
    // An answer to what was typed before must not replace a newer one.
    if (answer.ok && text === this.#asked) this.#show(await answer.json())
  }

  #show(suggestions) {
    const options = suggestions.map(({ value, label }) => {
      const option = document.createElement('option')
      option.value = value
      option.label = label
      return option
    })
    this.listTarget.replaceChildren(...options)
  }
}
