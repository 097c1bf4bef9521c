import type { Page } from 'playwright'
import { leaving } from '#tests/support/page_acts'

const MOST_STEPS = 150

/**
 * What a screen reader would call it: the label, else the text. Then what keeps people from seeing where they are, as
 * it stands when the browser has had a second to scroll.
 */
const FOCUSED = `(async () => {
  const { activeElement: focused, body } = document
  const labels = [...(focused.labels ?? [])].map((label) => label.textContent)
  const name = [focused.ariaLabel, ...labels, focused.matches('a, button, summary') ? focused.textContent : '']
    .filter(Boolean).join(' ').replace(/\\s+/g, ' ').trim()
  const faultsNow = () => {
    const { left, top, right, bottom } = focused.getBoundingClientRect()
    const [seenLeft, seenRight] = [Math.max(left, 0), Math.min(right, innerWidth)]
    const [seenTop, seenBottom] = [Math.max(top, 0), Math.min(bottom, innerHeight)]
    const above = document.elementFromPoint((seenLeft + seenRight) / 2, (seenTop + seenBottom) / 2)
    const { outlineStyle, outlineWidth } = getComputedStyle(focused)
    const isCovered = above !== null && !focused.contains(above) && !above.contains(focused)
    const faults = {
      'lies outside of the window': seenRight - seenLeft < 1 || seenBottom - seenTop < 1,
      ['is covered by ' + above?.tagName + ' ' + above?.className]: isCovered,
      'has no ring': outlineStyle === 'none' || parseFloat(outlineWidth) < 1,
    }
    return focused === body ? [] : Object.keys(faults).filter((fault) => faults[fault])
  }
  for (let frame = 0; frame < 60 && faultsNow().length > 0; frame++) await new Promise(requestAnimationFrame)
  return { name, faults: faultsNow() }
})()`
const CHOSEN_OPTION = `document.activeElement.selectedOptions?.[0]?.text ?? ''`

/** Somebody without a mouse: keys, and the focus that Tab moves. */
export class Keyboard {
  /** Places where the focus could not be seen. */
  readonly unseen = new Set<string>()

  constructor(readonly page: Page) {}

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key)
  }

  /** Goes to a page by the command palette. */
  async goTo(command: string, path: string): Promise<void> {
    await this.press('Control+k')
    await this.page.locator('dialog.palette[open]').waitFor()
    await this.page.keyboard.type(command)
    await leaving(this.page, () => this.press('Enter'))
    if (new URL(this.page.url()).pathname !== path) throw new Error(`${command} is not ${path}`)
  }

  /** Past the menu, by the first link of the page. */
  async skipMenu(): Promise<void> {
    await this.tabTo('跳到正文')
    await this.press('Enter')
  }

  /** Tabs on until something with one of these names (its label or its text) has the focus. */
  async tabTo(...names: string[]): Promise<void> {
    const passed: string[] = []
    for (let step = 0; step < MOST_STEPS; step++) {
      await this.press('Tab')
      const focused = await this.#focused()
      if (names.some((name) => focused.startsWith(name))) return
      passed.push(focused)
    }
    throw new Error(`Tab does not come to "${names}", only to ${passed.join(' | ')}`)
  }

  async fill(label: string, text: string): Promise<void> {
    await this.tabTo(label)
    await this.press('Control+a')
    await this.page.keyboard.type(text)
  }

  /** Tabs to a link or a button and presses it; the page that answers stands afterwards. */
  async follow(name: string): Promise<void> {
    await this.tabTo(name)
    await this.followHere(name)
  }

  /** The same where the focus already is. */
  async followHere(name: string): Promise<void> {
    const focused = await this.#focused()
    if (!focused.startsWith(name)) throw new Error(`the focus is on "${focused}", not on "${name}"`)
    await leaving(this.page, () => this.press('Enter'))
  }

  /** Types a day into its field, whose parts stand in the order of the browser's own language. */
  async typeDay(label: string, day: string): Promise<void> {
    await this.tabTo(label)
    const [year, month, date] = day.split('-')
    for (const parts of [
      [year, month, date],
      [month, date, year],
    ]) {
      for (const [place, part] of parts.entries()) {
        for (let step = 0; step < 2; step++) await this.press('ArrowLeft')
        for (let step = 0; step < place; step++) await this.press('ArrowRight')
        await this.page.keyboard.type(part)
      }
      if ((await this.page.evaluate<string>('document.activeElement.value')) === day) return
    }
    throw new Error(`"${label}" does not take ${day}`)
  }

  /** By the arrows, as in any select. */
  async choose(label: string, option: string): Promise<void> {
    await this.tabTo(label)
    for (let step = 0; step < MOST_STEPS; step++) {
      const chosen = await this.page.evaluate<string>(CHOSEN_OPTION)
      if (chosen.includes(option)) return
      await this.press('ArrowDown')
    }
    throw new Error(`there is no option "${option}" in "${label}"`)
  }

  /** As a scanner types it. */
  async scan(code: string): Promise<void> {
    await this.page.keyboard.type(code)
    await this.press('Enter')
  }

  async #focused(): Promise<string> {
    const { name, faults } = await this.page.evaluate<{ name: string; faults: string[] }>(FOCUSED)
    const { pathname } = new URL(this.page.url())
    for (const fault of faults) this.unseen.add(`${pathname}: "${name}" ${fault}`)
    return name
  }
}
