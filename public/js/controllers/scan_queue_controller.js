import { Controller } from '../../vendor/stimulus.js'
import { countsWith, judge, wanted } from '../scan_lines.js'
import ScanQueue from '../scan_queue.js'
import { isMuted, mute, play } from '../scan_sound.js'

/** Answers each scan at once by colour, words and sound, and sends it on from the queue. */
export default class extends Controller {
  static targets = [
    'form',
    'input',
    'line',
    'board',
    'verdict',
    'pending',
    'mute',
    'failed',
    'failedList',
    'failedRow',
    'finish',
    'total',
  ]
  static values = { owner: String, words: Object }

  connect() {
    this.boardTarget.hidden = false
    this.url = new URL(this.formTarget.action).pathname
    this.queue = new ScanQueue({
      owner: this.ownerValue,
      onAnswer: (scan, answer) => this.#answered(scan, answer),
      onChange: () => this.#show(),
    })
    this.#showMute()
    this.#show()
    this.send()
  }

  disconnect() {
    this.queue.stop()
  }

  send() {
    void this.queue.send()
  }

  take(event) {
    event.preventDefault()
    const code = this.inputTarget.value.trim()
    this.inputTarget.value = ''
    this.inputTarget.focus()
    if (code === '') return
    const judgement = judge(this.lineTargets, this.#waitingHere(), code)
    try {
      this.queue.add(this.url, code, judgement.verdict === 'refused')
      this.#tell(
        judgement.verdict,
        this.#words(judgement.why ?? judgement.verdict, { code, ...judgement })
      )
    } catch {
      this.#tell('refused', this.wordsValue.not_kept)
    }
  }

  /** Other forms of the page would overtake the scans that are still on their way. */
  hold(event) {
    if (event.target === this.formTarget || this.#waitingHere().length === 0) return
    event.preventDefault()
    event.stopPropagation()
    this.#tell('refused', this.wordsValue.hold)
    this.send()
  }

  mute() {
    mute(!isMuted())
    this.#showMute()
  }

  dismiss({ target }) {
    this.queue.dismiss(target.closest('li').dataset.key)
    this.inputTarget.focus()
  }

  #answered({ url, isRefused }, { problem, counts }) {
    if (url !== this.url) return
    for (const row of this.lineTargets)
      row.dataset.scanCounted = counts[row.dataset.scanKey] ?? row.dataset.scanCounted
    if (problem && !isRefused) this.#tell('refused', this.#problemText(problem))
  }

  #tell(verdict, text) {
    this.verdictTarget.dataset.verdict = verdict
    this.verdictTarget.textContent = text
    play(verdict)
  }

  #show() {
    const counts = countsWith(this.lineTargets, this.#waitingHere())
    for (const [row, counted] of counts) this.#showRow(row, counted)
    const done = [...counts].filter(([row, counted]) => counted >= wanted(row)).length
    const isComplete = counts.size > 0 && done === counts.size
    for (const total of this.totalTargets) total.textContent = done
    for (const button of this.finishTargets) {
      button.classList.toggle('btn-primary', isComplete)
      button.classList.toggle('btn-quiet', !isComplete)
    }
    this.#showPending()
    this.#showFailed()
  }

  #showRow(row, counted) {
    const isDone = counted >= wanted(row)
    row.classList.toggle('is-counted', isDone)
    for (const cell of row.querySelectorAll('[data-scan-count]')) cell.textContent = counted
    for (const mark of row.querySelectorAll('[data-scan-done]')) mark.hidden = !isDone
    for (const rest of row.querySelectorAll('[data-scan-rest]')) {
      rest.hidden = isDone
      rest.querySelector('[name=quantity]').value =
        Math.round((wanted(row) - counted) * 1000) / 1000
    }
    const box = row.querySelector('[data-scan-box]')
    if (box && isDone && !box.checked && row.dataset.scanTicked !== 'yes') {
      box.checked = true
      box.dispatchEvent(new Event('input', { bubbles: true }))
    }
    if (isDone) row.dataset.scanTicked = 'yes'
  }

  #showPending() {
    const count = this.queue.waiting().length
    const { trouble } = this.queue
    const words = [count > 0 ? this.#words('waiting', { count }) : this.wordsValue.sent]
    if (count > 0 && trouble) words.push(this.wordsValue[trouble])
    this.pendingTarget.textContent = words.join(' ')
    this.pendingTarget.dataset.state = count === 0 ? 'sent' : trouble ? 'trouble' : 'waiting'
  }

  #showFailed() {
    const failed = this.queue.failed()
    this.failedTarget.hidden = failed.length === 0
    this.failedListTarget.replaceChildren(...failed.map((scan) => this.#failedRow(scan)))
  }

  #failedRow({ key, code, problem }) {
    const row = this.failedRowTarget.content.cloneNode(true).firstElementChild
    row.dataset.key = key
    row.querySelector('.code').textContent = code
    row.querySelector('[data-problem]').textContent = this.#problemText(problem)
    return row
  }

  #showMute() {
    this.muteTarget.setAttribute('aria-pressed', String(isMuted()))
  }

  #problemText(problem) {
    return problem === 'refused' ? this.wordsValue.refused : problem
  }

  #waitingHere() {
    return this.queue.waiting().filter(({ url }) => url === this.url)
  }

  #words(key, values) {
    return this.wordsValue[key].replaceAll(/\{(\w+)\}/g, (_, name) => values[name] ?? '')
  }
}
