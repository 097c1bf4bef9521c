import { Transmit } from '../vendor/transmit.js'

/**
 * What the server says has changed, for every page of this browser over one connection: the page that holds the
 * lock listens and passes on what it hears. Without locks (no https) each page has a connection of its own.
 * A change is `{ subject, ids, orders }`; the subject `all` asks everybody to look again.
 */
export class Changes {
  followers = new Set()

  constructor(person, channels) {
    this.channels = channels
    this.bus = new BroadcastChannel(`live:${person}`)
    this.bus.onmessage = ({ data }) => this.tell(data)
    this.end = new AbortController()
    const listen = () => this.listen()
    if (navigator.locks)
      navigator.locks.request(`live:${person}`, { signal: this.end.signal }, listen).catch(() => {})
    else listen()
  }

  /** Holds the lock until the page is gone or nobody is signed in any more. */
  listen() {
    let hasBeenConnected = false
    const transmit = new Transmit({ baseUrl: location.origin, maxReconnectAttempts: Infinity })
    transmit.on('connected', () => {
      if (hasBeenConnected) this.pass({ subject: 'all', ids: [], orders: [] })
      hasBeenConnected = true
    })
    let unheard = this.channels.length
    for (const channel of this.channels) {
      const subscription = transmit.subscription(channel)
      subscription.onMessage((change) => this.pass(change))
      subscription.create().then(() => {
        unheard -= 1
        if (unheard === 0) document.body.dataset.live = 'on'
      })
    }
    return new Promise((resolve) => {
      this.end.signal.addEventListener('abort', () => {
        transmit.close()
        resolve()
      })
    })
  }

  pass(change) {
    this.tell(change)
    this.bus.postMessage(change)
  }

  tell(change) {
    for (const follower of this.followers) follower(change)
  }

  close() {
    this.end.abort()
    this.bus.close()
  }
}
