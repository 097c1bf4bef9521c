import { Controller } from '../../vendor/stimulus.js'
import { morphElements } from '../../vendor/turbo.js'
import { Changes } from '../live.js'

const SOON_MS = 80
const APART_MS = 400
/** A desk that nobody uses asks for nothing, so that its session can run out. */
const UNUSED_MS = 20 * 60 * 1000

let changes = null
let person = null
let lastUsed = Date.now()
for (const sign of ['pointerdown', 'keydown', 'scroll'])
  addEventListener(sign, () => (lastUsed = Date.now()), { passive: true, capture: true })

/** Keeps the parts of the page that are marked `data-live` as the server would show them now. */
export default class extends Controller {
  static values = { person: String, channels: Array }

  connect() {
    if (person !== this.personValue) {
      changes?.close()
      changes = new Changes(this.personValue, this.channelsValue)
      person = this.personValue
    }
    this.hear = (change) => this.noteChange(change)
    changes.followers.add(this.hear)
    this.look = () => this.lookAgain()
    document.addEventListener('visibilitychange', this.look)
    addEventListener('pointerdown', this.look)
  }

  disconnect() {
    changes?.followers.delete(this.hear)
    document.removeEventListener('visibilitychange', this.look)
    removeEventListener('pointerdown', this.look)
    clearTimeout(this.timer)
  }

  noteChange(change) {
    if (change.subject === 'inbox') this.dispatch('inbox')
    const parts = [...this.element.querySelectorAll('[data-live]')]
    if (!parts.some((part) => concerns(part, change))) return
    this.isStale = true
    this.schedule()
  }

  /** The first change shows at once; a stream of them is gathered. */
  schedule() {
    if (this.timer || document.hidden || Date.now() - lastUsed > UNUSED_MS) return
    const sinceLast = Date.now() - (this.refreshedAt ?? 0)
    this.timer = setTimeout(
      () => {
        this.timer = null
        this.refresh()
      },
      Math.max(SOON_MS, APART_MS - sinceLast)
    )
  }

  lookAgain() {
    if (this.isStale) this.schedule()
  }

  async refresh() {
    this.isStale = false
    this.refreshedAt = Date.now()
    const address = location.href
    const answer = await fetch(address, { headers: { Accept: 'text/html' } }).catch(() => null)
    // Not heard: the next look tries again.
    if (answer === null) this.isStale = true
    if (!answer?.ok || answer.redirected || address !== location.href) return
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    for (const part of this.element.querySelectorAll('[data-live]')) {
      const counterpart = fresh.querySelector(`[data-live="${part.dataset.live}"]`)
      if (counterpart) morphElements(part, counterpart, { callbacks: { beforeNodeMorphed } })
    }
    this.dispatch('refreshed')
  }
}

function concerns({ dataset }, { subject, orders }) {
  if (subject === 'all') return true
  if (dataset.liveOn && !dataset.liveOn.split(' ').includes(subject)) return false
  return !dataset.liveOrder || orders.includes(dataset.liveOrder)
}

/** What somebody is using stays as it is: fields, open panels, and what was opened by a click. */
function beforeNodeMorphed(node) {
  if (!(node instanceof Element)) return true
  if (node.matches('input:not([type=hidden]), select, textarea, [data-live-keep], .note'))
    return false
  return !node.matches('details[open], dialog[open]')
}
