import type { Browser } from 'playwright'
import { Keyboard } from '#tests/support/keyboard'
import { morningOf } from '#tests/support/morning'
import type { SmallDay } from '#tests/support/small_day'

/** One of the demo people, signed in, with nothing but keys; `faults` also tells where the focus could not be seen. */
export async function sitDown(browser: Browser, day: SmallDay, role: string) {
  const { page, faults } = await morningOf(browser, day, role)
  const keys = new Keyboard(page)
  return { page, keys, faults: async () => [...keys.unseen, ...(await faults())] }
}
