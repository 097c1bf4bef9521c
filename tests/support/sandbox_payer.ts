import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sandboxDirectory } from '#app/platform/plugins/sandbox'
import type Payment from '#app/payments/models/payment'

/** Does what a payer does: opens the page of the sandbox and presses the button. */
export async function payAtSandbox(payment: Payment): Promise<void> {
  const page = payment.redirectUrl ?? (await pageOf(payment.tradeNumber))
  const pressed = await fetch(toServer(page), { method: 'POST', redirect: 'manual' })
  if (pressed.status !== 303) throw new Error(`the sandbox answered ${pressed.status}`)
}

/** Waits until the sandbox has delivered all its notices, at most ten seconds. */
export async function noticesDelivered(): Promise<void> {
  const store = sandboxStore()
  const open = store.prepare('select count(*) as count from notices where is_done = 0')
  for (let tries = 0; tries < 400; tries++) {
    if (open.get()?.count === 0) return store.close()
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('the sandbox still has notices to deliver')
}

/** How often the sandbox knows a payment or refund by our number. */
export function knownAtSandbox(table: 'trades' | 'refunds', number: string): number {
  const column = table === 'trades' ? 'trade_number' : 'refund_number'
  const store = sandboxStore()
  const rows = store.prepare(`select 1 from ${table} where ${column} = ?`).all(number)
  store.close()
  return rows.length
}

function pageOf(tradeNumber: string): string {
  const store = sandboxStore()
  const row = store.prepare('select token from trades where trade_number = ?').get(tradeNumber)
  store.close()
  return `/sandbox/payment-sandbox/pay/${String(row?.token)}`
}

function toServer(page: string): string {
  const { pathname } = new URL(page, 'http://localhost')
  return `http://${process.env.HOST}:${process.env.PORT}${pathname}`
}

function sandboxStore(): DatabaseSync {
  const file = join(sandboxDirectory('payment-sandbox'), 'store.sqlite')
  return new DatabaseSync(file, { readOnly: true })
}
