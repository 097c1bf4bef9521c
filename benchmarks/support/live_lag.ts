import db from '@adonisjs/lucid/services/db'
import User, { actorOf } from '#app/identity/models/user'
import { ReviewOrder } from '#app/orders/actions/review_order'
import { demoPerson } from '#tests/support/browser_person'
import { launchChromium } from '#tests/support/chromium'
import type { House } from './house.js'
import { Timings } from './timings.js'

const CHANGES = 10
const LONGEST_MS = 20_000

/** How long after an order was reviewed in this process its new state stands on an open list in a browser. */
export async function liveLag({ dataDir }: House): Promise<Timings> {
  const browser = await launchChromium()
  try {
    const url = `http://127.0.0.1:${process.env.PORT}`
    const { page } = await demoPerson(browser, { url, dataDir }, 'manager')
    await page.goto('/desk/orders?status=in_review')
    await page.locator('body[data-live=on]').waitFor({ state: 'attached' })
    const lags = new Timings()
    for (const orderId of await waitingOrders()) {
      const row = page.locator(`tr[data-row="${orderId}"]`)
      await row.waitFor({ timeout: LONGEST_MS })
      await approve(orderId)
      await lags.time(() => row.waitFor({ state: 'detached', timeout: LONGEST_MS }))
    }
    return lags
  } finally {
    await browser.close()
  }
}

async function waitingOrders(): Promise<string[]> {
  const rows = await db
    .from('orders')
    .where('status', 'in_review')
    .whereNull('deleted_at')
    .orderBy('placed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(CHANGES)
    .select('id')
  return rows.map(({ id }: { id: string }) => id)
}

async function approve(orderId: string): Promise<void> {
  const reviewer = await User.query()
    .whereHas('grants', (grants) => grants.where('role', 'reviewer'))
    .firstOrFail()
  const given = { orderId, decision: 'approved' as const, reason: 'bench', by: actorOf(reviewer) }
  const reviewed = await new ReviewOrder().handle(given)
  if (!reviewed.ok) throw new Error(`not approved: ${reviewed.failure.type}`)
}
