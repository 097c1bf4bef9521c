import type { InvoiceQuota } from '#app/invoices/channel_messages'
import type { Outcome } from '#app/platform/http/outcome'
import type { Client, Reply } from './client.js'
import { quotaOf } from './mapping.js'
import { objection } from './own_checks.js'
import { DONE, refusalOf, unexplained } from './refusals.js'

interface CreditLineSettings {
  taxpayerId: string
  extensionNumber: string | null
}

/** `1` asks for the figure they hold, `0` has them fetch it. */
const HELD = '1'
const FETCH = '0'

/** What the seller may still issue this month, as they last heard it from the tax bureau. */
export async function askQuota(
  client: Client,
  { taxpayerId, extensionNumber }: CreditLineSettings,
  sellerTaxpayerId: string
): Promise<Outcome<InvoiceQuota>> {
  if (sellerTaxpayerId !== taxpayerId) return objection('seller')
  const ask = (queryType: string) =>
    client.call('getCreditLine', { queryType, extensionNumber: extensionNumber ?? '' })
  const known = await ask(HELD)
  if (known.status !== 'answered' || quotaOf(known.result)) return quotaOutcome(known)
  await ask(FETCH)
  return quotaOutcome(await ask(HELD))
}

function quotaOutcome(reply: Reply): Outcome<InvoiceQuota> {
  if (reply.status === 'unknown') return reply
  const { code, description } = reply
  if (code !== DONE) return refusalOf(code, description, []) ?? unexplained()
  const quota = quotaOf(reply.result)
  return quota ? { status: 'succeeded', value: quota } : { status: 'pending' }
}
