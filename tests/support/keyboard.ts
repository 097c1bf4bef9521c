import type { Page } from 'playwright'
import { leaving } from '#tests/support/page_acts'

const MOST_STEPS = 150

/** What a screen reader would call it: the label, else the text. */
const NAME_OF_FOCUSED = `(() => {
  const { activeElement: focused } = document
  const labels = [...(focused.labels ?? [])].map((label) => label.textContent)
  return [focused.ariaLabel, ...labels, focused.matches('a, button, summary') ? focused.textContent : '']
    .filter(Boolean).join(' ').replace(/\\s+/g, ' ').trim()
})()`
const CHOSEN_OPTION = `document.activeElement.selectedOptions?.[0]?.text ?? ''`

/** Somebody without a mouse: keys, and the focus that Tab moves. */
export class Keyboard {
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

  /** Tabs on until something with one of these names (its label or its text) has the focus. */
  async tabTo(...names: string[]): Promise<void> {
    const passed: string[] = []
    for (let step = 0; step < MOST_STEPS; step++) {
      await this.press('Tab')
      const focused = await this.page.evaluate<string>(NAME_OF_FOCUSED)
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
    await leaving(this.page, () => this.press('Enter'))
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
}
