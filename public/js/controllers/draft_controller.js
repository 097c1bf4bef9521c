import { Controller } from '../../vendor/stimulus.js'

const FIELDS = 'input:not([type=hidden], [type=password], [type=file]), textarea, select'
const SOON_MS = 300
const LONGEST_MS = 12 * 60 * 60 * 1000

// Whoever signs out leaves nothing behind in this tab.
addEventListener('submit', ({ target }) => {
  if (target.action.endsWith('/logout')) sessionStorage.clear()
})

/**
 * Keeps what was typed into a form in this tab until the server has taken it: after an expired session, a lost
 * connection or a closed page it is there again. Passwords and files are never kept.
 */
export default class extends Controller {
  static targets = ['note']
  /** The server shows the form again: what it shows is newer than what was kept. */
  static values = { shownAgain: Boolean }

  connect() {
    const person = document.body.dataset.livePersonValue ?? ''
    this.key = `draft:${person}:${this.element.getAttribute('action')}`
    if (this.shownAgainValue) this.write()
    else this.restore()
  }

  disconnect() {
    this.flush()
  }

  /** Also when the page is left at once. */
  flush() {
    if (this.timer) this.write()
  }

  keep() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.write(), SOON_MS)
  }

  write() {
    clearTimeout(this.timer)
    this.timer = null
    const values = this.fields.map((field) => [field.name, field.value, field.checked ?? null])
    sessionStorage.setItem(this.key, JSON.stringify({ at: Date.now(), values }))
  }

  restore() {
    const kept = JSON.parse(sessionStorage.getItem(this.key) ?? 'null')
    if (!kept || Date.now() - kept.at > LONGEST_MS) return
    const missing = kept.values.filter(([name, value, checked]) => this.take(name, value, checked))
    const more = this.element.querySelector('button[name=intent][value=more]')
    if (missing.length > 0 && more) return this.askForMore(missing, more)
    if (this.hasChanged) this.noteTarget.hidden = false
  }

  /** True when the form has no such field. */
  take(name, value, checked) {
    const field = this.fields.find(
      (one) => one.name === name && (!isChoice(one) || one.value === value)
    )
    if (!field) return true
    if (isChoice(field)) {
      this.hasChanged ||= field.checked !== checked
      field.checked = checked
    } else {
      this.hasChanged ||= field.value !== value
      field.value = value
    }
    return false
  }

  /** Lines that the fresh form has no fields for: the server shows them again. */
  askForMore(missing, more) {
    for (const [name, value] of missing) {
      const field = Object.assign(document.createElement('input'), { type: 'hidden', name, value })
      this.element.append(field)
    }
    this.element.requestSubmit(more)
  }

  /** The server took it when it leads elsewhere; back here or to signing in, it did not. */
  settle({ detail: { success, fetchResponse } }) {
    if (!success || !fetchResponse.redirected) return
    const { pathname } = fetchResponse.location
    if (pathname !== '/login' && pathname !== location.pathname) this.forget()
  }

  discard() {
    this.forget()
    this.element.reset()
    this.noteTarget.hidden = true
  }

  forget() {
    clearTimeout(this.timer)
    this.timer = null
    sessionStorage.removeItem(this.key)
  }

  get fields() {
    return [...this.element.querySelectorAll(FIELDS)].filter(({ name }) => name !== '')
  }
}

function isChoice({ type }) {
  return type === 'checkbox' || type === 'radio'
}
