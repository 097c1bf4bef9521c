/**
 * Scans on their way to the server, in the order in which they were made. Each is a key of its own in
 * localStorage, written before anything else happens: a reload, a lost connection or a second tab loses none.
 * Every scan carries an id, so that one whose answer was lost is sent again and still counts once.
 */
const PREFIX = 'scan:'
const TIMEOUT_MS = 15_000
const PAUSES_MS = [500, 1000, 2000, 5000, 10_000]
/** Answers that a new attempt cannot change: the form itself is wrong, or what it was for is gone. */
const FINAL = [400, 404, 413, 422]
const SIGN_IN = [401, 403, 419]

let count = 0

export default class ScanQueue {
  #failures = 0
  #timer
  #isSending = false

  /** `owner`: whose scans these are; those of somebody else wait until that person signs in again. */
  constructor({ owner, onAnswer, onChange }) {
    this.owner = owner
    this.onAnswer = onAnswer
    this.onChange = onChange
  }

  /** In the order in which they were made. */
  entries() {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(`${PREFIX}${this.owner}:`))
      .sort()
      .map((key) => ({ key, ...JSON.parse(localStorage.getItem(key)) }))
  }

  waiting() {
    return this.entries().filter(({ problem }) => !problem)
  }

  failed() {
    return this.entries().filter(({ problem }) => problem)
  }

  /** `isRefused`: the page has already said no; the server decides all the same. */
  add(url, code, isRefused) {
    const at = Date.now()
    const order = `${String(at).padStart(15, '0')}-${String(count++).padStart(6, '0')}`
    const key = `${PREFIX}${this.owner}:${order}`
    localStorage.setItem(key, JSON.stringify({ id: newId(), url, code, at, isRefused }))
    this.onChange()
    void this.send()
  }

  dismiss(key) {
    localStorage.removeItem(key)
    this.onChange()
  }

  stop() {
    clearTimeout(this.#timer)
    this.isStopped = true
  }

  /** Sends what waits, one after another; only one tab does so at a time where browsers can tell. */
  async send() {
    if (this.#isSending || this.isStopped) return
    this.#isSending = true
    clearTimeout(this.#timer)
    try {
      if (navigator.locks) await navigator.locks.request('scans', () => this.#sendAll())
      else await this.#sendAll()
    } finally {
      this.#isSending = false
    }
  }

  async #sendAll() {
    for (let [next] = this.waiting(); next && !this.isStopped; [next] = this.waiting()) {
      const answer = await post(next)
      if (answer.isLost) return this.#tryLater(answer)
      this.#failures = 0
      this.trouble = null
      this.#keep(next, answer)
      this.onAnswer(next, answer)
      this.onChange()
    }
  }

  #keep({ key, ...scan }, { problem }) {
    if (problem) localStorage.setItem(key, JSON.stringify({ ...scan, problem }))
    else localStorage.removeItem(key)
  }

  #tryLater({ trouble }) {
    this.trouble = trouble
    const pause = PAUSES_MS[Math.min(this.#failures++, PAUSES_MS.length - 1)]
    this.#timer = setTimeout(() => this.send(), pause)
    this.onChange()
  }
}

/** `isLost`: nobody knows whether it arrived, or it will be taken later. Else `problem` (null: counted) and `counts`. */
async function post({ id, url, code, at }) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'accept': 'application/json', 'x-xsrf-token': formToken() },
      body: new URLSearchParams({ scan_id: id, code, scanned_at: at }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (response.ok && !response.redirected) return await response.json()
    if (FINAL.includes(response.status)) return { problem: 'refused', counts: {} }
    const isSignedOut = response.redirected || SIGN_IN.includes(response.status)
    return { isLost: true, trouble: isSignedOut ? 'signed_out' : 'offline' }
  } catch {
    return { isLost: true, trouble: 'offline' }
  }
}

function formToken() {
  const [, token = ''] = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie) ?? []
  return decodeURIComponent(token)
}

/** A version 4 UUID; `crypto.randomUUID` is missing where the house is reached without TLS. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
